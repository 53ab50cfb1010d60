using System.Runtime.ExceptionServices;
using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>A write that was made and waits to become durable.</summary>
internal abstract class PendingWrite
{
    /// <summary>How often another process was faster.</summary>
    public int Conflicts { get; set; }

    /// <summary>Makes the write from a state, in place of what it made before, and gives the state behind it.</summary>
    public abstract TwinState Run(TwinState before);

    /// <summary>Tells the caller what the write gave.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception cause);
}

/// <inheritdoc />
internal sealed class PendingWrite<T>(Func<TwinState, (TwinState Next, T Result)> change) : PendingWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private ExceptionDispatchInfo? _thrown;

    public Task<T> Done => _done.Task;

    public override TwinState Run(TwinState before)
    {
        // A change that throws over a state that turns out to be old gets another chance over the newer one.
        try
        {
            (var next, _result) = change(before);
            _thrown = null;
            return next;
        }
        catch (Exception e)
        {
            _thrown = ExceptionDispatchInfo.Capture(e);
            return before;
        }
    }

    public override void Complete()
    {
        if (_thrown is { } thrown)
        {
            _done.SetException(thrown.SourceException);
            return;
        }

        _done.SetResult(_result);
    }

    public override void Fail(Exception cause) => _done.SetException(cause);
}
