using Mockd.Contracts.Configuration;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>
/// The delete of a row that others name. All that follows from it is found first, so that a refusal changes nothing; then the
/// fields are set to null, and the rows go, those that name others before the ones they name, each with the effects of its table.
/// </summary>
internal sealed class Deletion(WriteSession session)
{
    private readonly List<(Table Table, Row Row)> _going = [];
    private readonly HashSet<(int Table, string Key)> _keys = [];

    /// <param name="preserve">The row itself stays as a tombstone; its table says so for every other one.</param>
    public Failure? Run(Table table, Row row, bool preserve)
    {
        Collect(table, row);
        return Refusal() ?? ClearAll() ?? DropAll(preserve);
    }

    // The list grows while it is walked; a row that is in it already ends a circle.
    private void Collect(Table table, Row row)
    {
        Add(table, row);
        for (var i = 0; i < _going.Count; i++)
        {
            foreach (var (reference, follower) in Followers(_going[i], DeleteRule.Cascade).ToArray())
            {
                Add(reference.From, follower);
            }
        }
    }

    private void Add(Table table, Row row)
    {
        if (_keys.Add((table.Number, row.Key)))
        {
            _going.Add((table, row));
        }
    }

    /// <summary>Rows that stay and name this one in a field with this rule.</summary>
    private IEnumerable<(Reference Reference, Row Row)> Followers((Table Table, Row Row) named, DeleteRule rule) =>
        from reference in named.Table.NamedBy
        where reference.OnDelete == rule
        from row in reference.RowsThatName(named.Row.Key, session.State)
        where !_keys.Contains((reference.From.Number, row.Key))
        select (reference, row);

    private Failure? Refusal()
    {
        foreach (var going in _going)
        {
            foreach (var (reference, holder) in Followers(going, DeleteRule.Restrict))
            {
                var (table, row) = _going[0];
                return Failure.Held(
                    (table.Name, row.Key),
                    (going.Table.Name, going.Row.Key),
                    (reference.From.Name, holder.Key)
                );
            }
        }

        return null;
    }

    private Failure? ClearAll()
    {
        var cleared = _going.SelectMany(g => Followers(g, DeleteRule.SetNull).Select(f => (f, g.Row.Key))).ToArray();
        foreach (var ((reference, follower), key) in cleared)
        {
            // Effects of the changes before this one may have changed or deleted it.
            if (
                session.Find(reference.From, follower.Key) is { } row
                && TableActions.Change(session, reference.From, row, reference.Without(row.Fields, key))
                    is (_, { } failure)
            )
            {
                return failure;
            }
        }

        return null;
    }

    private Failure? DropAll(bool preserve)
    {
        for (var i = _going.Count - 1; i >= 0; i--)
        {
            var table = _going[i].Table;
            if (
                session.Find(table, _going[i].Row.Key) is { } row
                && TableActions.Drop(session, table, row, i == 0 ? preserve : table.Settings.KeepsTombstones)
                    is { } failure
            )
            {
                return failure;
            }
        }

        return null;
    }
}
