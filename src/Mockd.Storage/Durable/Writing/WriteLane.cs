namespace Mockd.Storage.Durable;

/// <summary>
/// Carries writes to the log in groups: while one group is written, the next one gathers. No timer is involved, so a lone
/// write does not wait.
/// </summary>
/// <param name="write">
/// Writes all groups of these heads that wait, and gives the heads that must be written again; must not throw.
/// </param>
internal sealed class WriteLane(Func<IReadOnlyCollection<DurableHead>, Task<IReadOnlyList<DurableHead>>> write)
{
    private readonly Lock _gate = new();
    private HashSet<DurableHead> _waiting = [];
    private Task _running = Task.CompletedTask;
    private bool _isRunning;

    /// <summary>Done when everything that was signalled before is written.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }
    }

    public void Signal(DurableHead head)
    {
        lock (_gate)
        {
            _waiting.Add(head);
            if (!_isRunning)
            {
                _isRunning = true;
                _running = Task.Run(RunAsync);
            }
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            HashSet<DurableHead> heads;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isRunning = false;
                    return;
                }

                heads = _waiting;
                _waiting = [];
            }

            var again = await write(heads).ConfigureAwait(false);
            lock (_gate)
            {
                _waiting.UnionWith(again);
            }
        }
    }
}
