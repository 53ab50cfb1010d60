using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Sandboxes;

/// <summary>What one state has, lacks and has otherwise than another, as people read it.</summary>
public static class SandboxDifference
{
    /// <summary>By table: <c>added</c> and <c>removed</c> keys, and <c>changed</c> rows with their fields <c>from</c> and <c>to</c>.</summary>
    public static JsonObject Between(TwinState before, TwinState after, TableSet tables)
    {
        var builder = new JsonObjectBuilder();
        foreach (var group in StateDelta.Between(before, after).GroupBy(d => d.Table))
        {
            if (Of([.. group]) is { Count: > 0 } difference)
            {
                builder.Set(tables.All[group.Key].Name, difference);
            }
        }

        return builder.Build();
    }

    private static JsonObject Of(IReadOnlyList<RowDelta> deltas)
    {
        var added = deltas.Where(d => Live(d.Before) is null && Live(d.After) is not null);
        var removed = deltas.Where(d => Live(d.Before) is not null && Live(d.After) is null);
        var changed = deltas
            .Where(d => Live(d.Before) is not null && Live(d.After) is not null)
            .Select(d => (d.Key, Fields: Fields(d.Before!.Fields, d.After!.Fields)))
            .Where(d => d.Fields.Count > 0);
        var builder = new JsonObjectBuilder();
        Set(builder, "added", JsonArray.Of(added.Select(d => (JsonValue)d.Key)));
        Set(builder, "removed", JsonArray.Of(removed.Select(d => (JsonValue)d.Key)));
        Set(
            builder,
            "changed",
            JsonArray.Of(changed.Select(d => (JsonValue)JsonObject.Of(("key", d.Key), ("fields", d.Fields))))
        );
        return builder.Build();
    }

    private static Row? Live(Row? row) => row is { IsTombstone: false } ? row : null;

    private static JsonObject Fields(JsonObject before, JsonObject after)
    {
        var builder = new JsonObjectBuilder();
        foreach (var name in before.Names.Union(after.Names))
        {
            var (old, now) = (before[name], after[name]);
            if (!Equals(old, now))
            {
                var sides = new JsonObjectBuilder();
                _ = old is null ? sides : sides.Set("from", old);
                _ = now is null ? sides : sides.Set("to", now);
                builder.Set(name, sides.Build());
            }
        }

        return builder.Build();
    }

    private static void Set(JsonObjectBuilder builder, string name, JsonArray items)
    {
        if (items.Count > 0)
        {
            builder.Set(name, items);
        }
    }
}
