using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Sandboxes;

/// <summary>What one state has, lacks and has otherwise than another; tables that both share cost nothing.</summary>
public static class SandboxDifference
{
    /// <summary>By table: <c>added</c> and <c>removed</c> keys, and <c>changed</c> rows with their fields <c>from</c> and <c>to</c>.</summary>
    public static JsonObject Between(TwinState before, TwinState after, TableSet tables)
    {
        var builder = new JsonObjectBuilder();
        foreach (var table in tables.All)
        {
            var (old, now) = (before.Tables[table.Number], after.Tables[table.Number]);
            if (!ReferenceEquals(old, now) && Of(old, now) is { Count: > 0 } difference)
            {
                builder.Set(table.Name, difference);
            }
        }

        return builder.Build();
    }

    private static JsonObject Of(TableRows before, TableRows after)
    {
        var added = after.InOrder.Where(row => Live(before, row.Key) is null).Select(row => (JsonValue)row.Key);
        var removed = before.InOrder.Where(row => Live(after, row.Key) is null).Select(row => (JsonValue)row.Key);
        var changed = after
            .InOrder.Select(row => (Old: Live(before, row.Key), Now: row))
            .Where(pair => pair.Old is not null && !ReferenceEquals(pair.Old, pair.Now))
            .Select(pair => (pair.Now.Key, Fields: Fields(pair.Old!.Fields, pair.Now.Fields)))
            .Where(pair => pair.Fields.Count > 0)
            .Select(pair => (JsonValue)JsonObject.Of(("key", pair.Key), ("fields", pair.Fields)));
        var builder = new JsonObjectBuilder();
        Set(builder, "added", JsonArray.Of(added));
        Set(builder, "removed", JsonArray.Of(removed));
        Set(builder, "changed", JsonArray.Of(changed));
        return builder.Build();
    }

    private static Row? Live(TableRows rows, string key) => rows.Find(key) is { IsTombstone: false } row ? row : null;

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
