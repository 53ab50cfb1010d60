using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>Lets states come and go until it closes, and then waits for those that are under way.</summary>
internal sealed class ChangeGate
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private bool _isClosing;

    /// <exception cref="StoreRetiredException">It is closed.</exception>
    public Change Begin()
    {
        lock (_gate)
        {
            if (_isClosing)
            {
                throw new StoreRetiredException();
            }

            _underWay++;
            return new Change(this);
        }
    }

    public Task CloseAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
            Settle();
            return _closed.Task;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _underWay--;
            Settle();
        }
    }

    private void Settle()
    {
        if (_isClosing && _underWay == 0)
        {
            _closed.TrySetResult();
        }
    }

    /// <summary>One that is under way until it is disposed of, once.</summary>
    public readonly struct Change(ChangeGate gate) : IDisposable
    {
        public void Dispose() => gate.End();
    }
}
