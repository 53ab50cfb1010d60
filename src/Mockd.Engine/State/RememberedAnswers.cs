using System.Collections.Immutable;
using Mockd.Engine.Tables;

namespace Mockd.Engine.State;

/// <summary>
/// Answers by idempotency key. Part of the state, so that what a write did and how it was answered are there together or not
/// at all, in every store and for every process that shares it. A value that nobody changes.
/// </summary>
public sealed class RememberedAnswers
{
    private const int LooksPerWrite = 2;

    public static readonly RememberedAnswers Empty = new(
        ImmutableDictionary.Create<string, RememberedAnswer>(StringComparer.Ordinal),
        ImmutableSortedSet.Create<RememberedAnswer>(
            Comparer<RememberedAnswer>.Create(
                (a, b) => a.Number == b.Number ? string.CompareOrdinal(a.Key, b.Key) : a.Number.CompareTo(b.Number)
            )
        ),
        AnswerTrail.Start,
        0,
        0
    );

    private readonly ImmutableDictionary<string, RememberedAnswer> _byKey;
    private readonly ImmutableSortedSet<RememberedAnswer> _inOrder;
    private readonly AnswerTrail _trail;
    private readonly long _bytes;
    private readonly long _newest;

    /// <summary>The place to look at next for one that expired; set before anybody else sees the value.</summary>
    private int _hand;

    private RememberedAnswers(
        ImmutableDictionary<string, RememberedAnswer> byKey,
        ImmutableSortedSet<RememberedAnswer> inOrder,
        AnswerTrail trail,
        long bytes,
        long newest
    )
    {
        _byKey = byKey;
        _inOrder = inOrder;
        _trail = trail;
        _bytes = bytes;
        _newest = newest;
    }

    /// <summary>Answers that the store has, but cannot vouch for.</summary>
    public DamagedRows Damaged { get; private init; } = DamagedRows.None;

    public int Count => _byKey.Count;

    /// <summary>Bytes that they hold, about.</summary>
    public long Bytes => _bytes;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RememberedAnswer> All => _inOrder;

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
        return new(rest._byKey, rest._inOrder, rest._trail, rest._bytes, rest._newest)
        {
            Damaged = rest.Damaged.With(key, message),
        };
    }

    /// <summary>
    /// With the answer as the newest one, in place of an older one of the same key, and without a few that are no longer
    /// valid: as many may go as come, so that no write pays for all.
    /// </summary>
    /// <param name="mostBytes">Beyond so many the oldest go, though still valid.</param>
    public RememberedAnswers With(RememberedAnswer answer, DateTimeOffset now, long mostBytes = long.MaxValue)
    {
        var all = Put(answer with { Number = _newest + 1 }).WithoutExpired(0, now);

        // The oldest one is the first to expire, unless somebody moved the clock or changed the time to live meanwhile; so
        // others are looked at in turn, faster than they come.
        var hand = _hand;
        for (var look = 0; look < LooksPerWrite; look++)
        {
            hand = hand < all.Count ? hand : 0;
            var rest = all.WithoutExpired(hand, now);
            hand += rest == all ? 1 : 0;
            all = rest;
        }

        all._hand = hand;
        while (all._bytes > mostBytes && all.Count > 1)
        {
            all = all.Without(all._inOrder[0].Key);
        }

        return all;
    }

    /// <summary>With an answer that was remembered before, numbered as it was.</summary>
    public RememberedAnswers Put(RememberedAnswer answer)
    {
        var old = _byKey.GetValueOrDefault(answer.Key);
        return new(
            _byKey.SetItem(answer.Key, answer),
            (old is null ? _inOrder : _inOrder.Remove(old)).Add(answer),
            _trail.With(answer.Key),
            _bytes + answer.Size - (old?.Size ?? 0),
            Math.Max(_newest, answer.Number)
        )
        {
            Damaged = Damaged.Without(answer.Key),
        };
    }

    public RememberedAnswers Without(string key) =>
        _byKey.TryGetValue(key, out var answer)
            ? new(_byKey.Remove(key), _inOrder.Remove(answer), _trail.With(key), _bytes - answer.Size, _newest)
            {
                Damaged = Damaged,
            }
            : this;

    private RememberedAnswers WithoutExpired(int place, DateTimeOffset now) =>
        place < Count && _inOrder[place] is var seen && seen.Expires <= now ? Without(seen.Key) : this;

    /// <summary>Keys whose answers differ, with the answer that is there now; found through what both share.</summary>
    public IEnumerable<(string Key, RememberedAnswer? Now)> ChangesTo(RememberedAnswers now)
    {
        if (ReferenceEquals(_byKey, now._byKey))
        {
            yield break;
        }

        var keys = _trail.KeysTo(now._trail) ?? _byKey.Keys.Union(now._byKey.Keys);
        foreach (var key in keys)
        {
            var (before, after) = (_byKey.GetValueOrDefault(key), now._byKey.GetValueOrDefault(key));
            if (!ReferenceEquals(before, after))
            {
                yield return (key, after);
            }
        }
    }
}
