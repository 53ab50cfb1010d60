using System.Collections.Concurrent;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Answers that were made up already. All of a day have the moment of the first one as their present: otherwise the ones
/// that are not kept would change with every second.
/// </summary>
internal sealed class KeptAnswers(DateTimeOffset now)
{
    private const int Most = 64;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<ulong, Response> _answers = new();

    // The dictionary would take all of its locks to count.
    private int _count;

    /// <summary>The present of the answers.</summary>
    public DateTimeOffset Base => now;

    public bool IsOf(DateTimeOffset moment) => moment >= now && moment - now < Day;

    public Response? Find(ulong key) => _answers.GetValueOrDefault(key);

    public Response Keep(ulong key, Response answer)
    {
        if (Volatile.Read(ref _count) < Most && _answers.TryAdd(key, answer))
        {
            Interlocked.Increment(ref _count);
        }

        return answer;
    }
}
