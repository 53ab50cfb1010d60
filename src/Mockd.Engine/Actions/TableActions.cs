using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>Row changes as bindings and custom operations make them: defaults, rules, capacity, keys and effects included.</summary>
internal static class TableActions
{
    private const int DeepestEffect = 8;

    // What a constant template sees.
    private static readonly Scope NoScope = new(DateTimeOffset.UnixEpoch);

    /// <param name="scope">What templates of defaults see; null only where all defaults are constant.</param>
    /// <param name="under">What stands before the own key; empty where the key that is given has its parts itself.</param>
    public static (Row? Row, Failure? Failure) Create(
        WriteSession session,
        Table table,
        JsonObject input,
        Scope? scope,
        string under = ""
    )
    {
        var most = table.Settings.MaxItems;
        var fields = new JsonObjectBuilder(Storable(table, input));
        var key = KeyIn(table, input);
        if (most > 0 && session.State.Tables[table.Number].Count >= most)
        {
            return (null, Failure.Full(table.Name, most));
        }

        key = under + (key ?? session.NewKey(table));
        if (!NestedKeys.IsWhole(key, table.Settings.Depth))
        {
            return (
                null,
                Failure.Invalid(
                    $"a key of '{table.Name}' has {table.Settings.Depth} parts before its own",
                    table.Settings.IdField
                )
            );
        }

        var there = session.State.Tables[table.Number].Find(key);
        if (there is not null && (!there.IsTombstone || table.Settings.TombstonesBlock))
        {
            return (null, Failure.Conflict(table.Name, table.Settings.OwnKey(key)));
        }

        ApplyDefaults(table, key, fields, scope);
        var built = fields.Build();
        if (table.Rules?.CheckCreate(built) is { } failure)
        {
            return (null, failure with { Resource = table.Name });
        }

        var row = session.NewRow(key, built);
        if (Taken(session, table, null, row) is { } taken)
        {
            return (null, taken);
        }

        session.Insert(table, row, isFree: there is null);

        return (row, RunEffects(session, new RowChange(table, null, row))) is (_, { } broken)
            ? (null, broken)
            : (Current(session, table, row), null);
    }

    /// <summary>Replaces all members but the key, the creation time and the parent.</summary>
    public static (Row? Row, Failure? Failure) Update(WriteSession session, Table table, Row row, JsonObject input)
    {
        var fields = Storable(table, input);
        if (table.Settings.ParentField is { } parent && !fields.Contains(parent) && row.Field(parent) is { } kept)
        {
            fields = fields.With(parent, kept);
        }

        return Change(session, table, row, fields);
    }

    public static (Row? Row, Failure? Failure) Patch(
        WriteSession session,
        Table table,
        Row row,
        JsonObject input,
        PatchRule rule
    ) => Change(session, table, row, rule.Apply(row.Fields, Storable(table, input)));

    /// <summary>Deletes a row, and does with the rows that name it what their `references` say.</summary>
    public static Failure? Delete(WriteSession session, Table table, Row row, bool preserve) =>
        table.NamedBy.Count == 0
            ? Drop(session, table, row, preserve)
            : new Deletion(session).Run(table, row, preserve);

    /// <summary>Deletes a row alone, with the effects of its table.</summary>
    internal static Failure? Drop(WriteSession session, Table table, Row row, bool preserve)
    {
        if (preserve)
        {
            session.Put(table, row.ToTombstone(session.Now));
        }
        else
        {
            session.Remove(table, row);
        }

        return RunEffects(session, new RowChange(table, row, null));
    }

    /// <param name="fields">All members of the row.</param>
    internal static (Row? Row, Failure? Failure) Change(WriteSession session, Table table, Row row, JsonObject fields)
    {
        fields = table.Shape.Moved(row, fields);
        if (table.Rules?.CheckUpdate(fields) is { } failure)
        {
            return (null, failure with { Resource = table.Name, Id = table.Settings.OwnKey(row.Key) });
        }

        var changed = row.With(fields, session.Now);
        if (Taken(session, table, row, changed) is { } taken)
        {
            return (null, taken with { Id = table.Settings.OwnKey(row.Key) });
        }

        session.Put(table, changed);
        return RunEffects(session, new RowChange(table, row, changed)) is { } broken
            ? (null, broken)
            : (Current(session, table, changed), null);
    }

    /// <summary>What to answer when another row has the values that `unique` keeps for one; null when the row may be.</summary>
    private static Failure? Taken(WriteSession session, Table table, Row? before, Row after)
    {
        foreach (var rule in table.Unique)
        {
            var isFree =
                (before is not null && rule.IsUntouched(before, after))
                || rule.FindOther(session.State.Tables[table.Number], after) is null;
            if (!isFree)
            {
                return rule.Broken(table.Name, after, table.Shape.OutputName);
            }
        }

        return null;
    }

    private static Row Current(WriteSession session, Table table, Row row) => session.Find(table, row.Key) ?? row;

    private static Failure? RunEffects(WriteSession session, RowChange change)
    {
        if (change.Table.Effects.Count == 0)
        {
            return null;
        }

        if (session.Depth >= DeepestEffect)
        {
            return new Failure(
                FailureKinds.InternalError,
                500,
                $"effects of table '{change.Table.Name}' nest deeper than {DeepestEffect}"
            );
        }

        session.Depth++;
        foreach (var effect in change.Table.Effects)
        {
            if (effect.On.Contains(change.Kind) && effect.Run(session, change) is { } failure)
            {
                return failure;
            }
        }

        session.Depth--;
        return null;
    }

    private static string? KeyIn(Table table, JsonObject input) =>
        table.Settings.KeyOf(input) switch
        {
            JsonText { Value.Length: > 0 } text => text.Value,
            JsonNumber { IsInteger: true } number when table.Shape.KeyIsInteger => number.ToString(),
            _ => null,
        };

    private static JsonObject Storable(Table table, JsonObject input) => input.Without(table.OwnFields);

    private static void ApplyDefaults(Table table, string key, JsonObjectBuilder fields, Scope? scope)
    {
        if (table.Defaults.Count == 0)
        {
            return;
        }

        var own = table.Settings.OwnKey(key);
        var inner = scope is null ? null : new Scope(scope).Set("id", own).Set(table.Settings.IdField, own);
        Func<JsonValue> soFar = fields.Build;
        foreach (var (name, template) in table.Defaults)
        {
            if (!fields.Contains(name))
            {
                var visible = template.IsConstant ? NoScope : inner!.Set("row", soFar);
                fields.Set(name, template.Evaluate(visible));
            }
        }
    }
}
