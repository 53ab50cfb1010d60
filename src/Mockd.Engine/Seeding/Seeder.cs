using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;

namespace Mockd.Engine.Seeding;

/// <summary>Builds the state that a sandbox starts with and is reset to.</summary>
public static class Seeder
{
    /// <summary>The seeds in file order; keys that the file leaves out are the same every time for one seed of the twin.</summary>
    public static TwinState Seed(TableSet tables, ulong seed, DateTimeOffset now)
    {
        var state = TwinState.Empty(tables.All.Count);
        foreach (var table in tables.All)
        {
            var session = new WriteSession(state, tables, seed, now);
            foreach (var row in table.Seeds)
            {
                Load(session, table, row);
            }

            state = session.State;
            foreach (var name in table.Settings.Indexes)
            {
                var field = table.Shape.FieldFor(name.Split('.'));
                state.Tables[table.Number].IndexOn(field);
                state.Tables[table.Number].RangesOn(field);
            }
        }

        return state;
    }

    // What a table owns may depend on its schema, which is not read for seeds that do not need it.
    private static JsonObject Storable(Table table, JsonObject row) =>
        row.Contains("createdAt") || row.Contains("updatedAt") ? row.Without(table.OwnFields) : row;

    private static void Load(WriteSession session, Table table, JsonObject row)
    {
        var idField = table.Settings.IdField;
        var given = table.Settings.KeyOf(row);
        var key = given is JsonText or JsonNumber ? given.ToPlainText() : session.NewKey(table);
        var fields = new JsonObjectBuilder(Storable(table, table.Settings.IdIn is null ? row.Without(idField) : row));
        var scope = new Scope(session.Now, session.Functions)
            .Set("id", key)
            .Set(idField, key)
            .Set("input", row)
            .Set("path", JsonObject.Empty)
            .Set("query", JsonObject.Empty)
            .Set("headers", JsonObject.Empty)
            .Set("now", session.Now.ToUnixTimeSeconds());
        foreach (var (name, template) in table.Defaults)
        {
            if (!fields.Contains(name))
            {
                fields.Set(name, template.Evaluate(scope.Set("row", fields.Build())));
            }
        }

        session.Insert(table, key, fields.Build());
    }
}
