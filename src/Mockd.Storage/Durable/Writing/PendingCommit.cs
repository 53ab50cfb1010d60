using System.Runtime.ExceptionServices;
using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>A write with what it gives its caller.</summary>
internal sealed class PendingCommit<T>(Func<TwinState, (TwinState Next, T Result)> change) : PendingWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private ExceptionDispatchInfo? _thrown;

    public Task<T> Done => _done.Task;

    public override TwinState Run(TwinState before)
    {
        try
        {
            (var next, _result) = change(before);
            _thrown = null;
            return next;
        }
        catch (Exception e)
        {
            // Whatever it is, it is the caller's; it is thrown there once the state it came from is known to be the newest.
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
