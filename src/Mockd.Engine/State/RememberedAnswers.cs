using System.Collections.Immutable;
using Mockd.Engine.Tables;

namespace Mockd.Engine.State;

/// <summary>
/// Answers by idempotency key. Part of the state, so that what a write did and how it was answered are there together or not
/// at all, in every store and for every process that shares it. A value that nobody changes.
/// </summary>
public sealed class RememberedAnswers
{
    /// <summary>From so many on, those that expired and the oldest ones go, until half are left.</summary>
    public const int Most = 10_000;

    private const long MostBytes = 64L * 1024 * 1024;

    public static readonly RememberedAnswers Empty = new(
        ImmutableDictionary.Create<string, RememberedAnswer>(StringComparer.Ordinal),
        null,
        0,
        DamagedRows.None
    );

    private readonly ImmutableDictionary<string, RememberedAnswer> _byKey;
    private readonly Link? _newest;
    private readonly long _bytes;

    private RememberedAnswers(
        ImmutableDictionary<string, RememberedAnswer> byKey,
        Link? newest,
        long bytes,
        DamagedRows damaged
    )
    {
        Damaged = damaged;
        _byKey = byKey;
        _newest = newest;
        _bytes = bytes;
    }

    private long NextNumber => (_newest?.Number ?? 0) + 1;

    /// <summary>Answers that the store has, but cannot vouch for.</summary>
    public DamagedRows Damaged { get; }

    public int Count => _byKey.Count;

    /// <summary>Oldest first.</summary>
    public IEnumerable<RememberedAnswer> All => _byKey.Values.OrderBy(a => a.Number);

    /// <summary>Null when there is none of this key that is still valid.</summary>
    /// <exception cref="RowDamagedException">There was one, so that nobody may act a second time.</exception>
    public RememberedAnswer? Find(string key, DateTimeOffset now)
    {
        if (_byKey.TryGetValue(key, out var answer))
        {
            return answer.Expires > now ? answer : null;
        }

        Damaged.Refuse(key);
        return null;
    }

    /// <summary>The store has an answer to this key, which nobody can vouch for.</summary>
    /// <param name="message">For whoever sends the key.</param>
    public RememberedAnswers WithDamaged(string key, string message)
    {
        var rest = Without(key);
        return new(rest._byKey, rest._newest, rest._bytes, rest.Damaged.With(key, message));
    }

    /// <summary>With the answer as the newest one, in place of an older one of the same key.</summary>
    public RememberedAnswers With(RememberedAnswer answer, DateTimeOffset now)
    {
        // Keys that come again and again leave links behind.
        var isRoomy = Count < Most && _bytes < MostBytes && (_newest?.Length ?? 0) < 2 * Most;
        var roomy = isRoomy ? this : Pruned(now);
        return roomy.Put(answer with { Number = roomy.NextNumber });
    }

    /// <summary>With an answer that was remembered before, numbered as it was.</summary>
    public RememberedAnswers Put(RememberedAnswer answer) =>
        new(
            _byKey.SetItem(answer.Key, answer),
            new Link(answer.Key, answer.Number, _newest),
            _bytes + answer.Size - (_byKey.GetValueOrDefault(answer.Key)?.Size ?? 0),
            Damaged.Without(answer.Key)
        );

    public RememberedAnswers Without(string key) =>
        _byKey.TryGetValue(key, out var answer)
            ? new(_byKey.Remove(key), new Link(key, NextNumber, _newest), _bytes - answer.Size, Damaged)
            : this;

    /// <summary>Keys whose answers differ, with the answer that is there now; found through what both share.</summary>
    public IEnumerable<(string Key, RememberedAnswer? Now)> ChangesTo(RememberedAnswers now)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var (old, fresh) = (_newest, now._newest);
        while (!ReferenceEquals(old, fresh))
        {
            var (oldNumber, freshNumber) = (old?.Number ?? -1, fresh?.Number ?? -1);
            if (freshNumber >= oldNumber)
            {
                keys.Add(fresh!.Key);
                fresh = fresh.Older;
            }

            if (oldNumber >= freshNumber)
            {
                keys.Add(old!.Key);
                old = old.Older;
            }
        }

        foreach (var key in keys)
        {
            var (before, after) = (_byKey.GetValueOrDefault(key), now._byKey.GetValueOrDefault(key));
            if (!ReferenceEquals(before, after))
            {
                yield return (key, after);
            }
        }
    }

    private RememberedAnswers Pruned(DateTimeOffset now)
    {
        var (kept, bytes) = (new List<RememberedAnswer>(), 0L);
        foreach (var answer in All.Reverse().Where(a => a.Expires > now))
        {
            bytes += answer.Size;
            if (kept.Count == Most / 2 || bytes > MostBytes / 2)
            {
                break;
            }

            kept.Add(answer);
        }

        var none = new RememberedAnswers(Empty._byKey, null, 0, Damaged);
        return Enumerable.Reverse(kept).Aggregate(none, (all, answer) => all.Put(answer));
    }

    /// <summary>A key that got or lost its answer, and those before it.</summary>
    private sealed record Link(string Key, long Number, Link? Older)
    {
        public int Length { get; } = (Older?.Length ?? 0) + 1;
    }
}
