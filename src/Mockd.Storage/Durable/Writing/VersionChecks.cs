namespace Mockd.Storage.Durable;

/// <summary>
/// Asks a shared log for versions, many readers with one question: whoever comes while a question is under way is part of
/// the next one, so that every answer is from behind the moment it was asked for.
/// </summary>
internal sealed class VersionChecks(IStateLog log)
{
    /// <summary>Questions under way at a time.</summary>
    private const int Most = 2;

    private readonly Lock _gate = new();
    private Dictionary<string, TaskCompletionSource<long>> _waiting = new(StringComparer.Ordinal);
    private int _running;

    /// <summary>The version in the log; 0: there is no such state.</summary>
    public Task<long> VersionAsync(string name)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(name, out var answer))
            {
                answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add(name, answer);
            }

            if (_running < Most)
            {
                _running++;
                _ = Task.Run(RunAsync);
            }

            return answer.Task;
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            Dictionary<string, TaskCompletionSource<long>> asked;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _running--;
                    return;
                }

                asked = _waiting;
                _waiting = new(StringComparer.Ordinal);
            }

            await AnswerAsync(asked).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(Dictionary<string, TaskCompletionSource<long>> asked)
    {
        try
        {
            var names = asked.Keys.ToArray();
            var versions = await log.VersionsAsync(names, CancellationToken.None).ConfigureAwait(false);
            for (var i = 0; i < names.Length; i++)
            {
                asked[names[i]].SetResult(versions[i]);
            }
        }
        catch (Exception e)
        {
            // Each reader that asked gets it, and the next question starts afresh.
            foreach (var answer in asked.Values)
            {
                answer.TrySetException(e);
            }
        }
    }
}
