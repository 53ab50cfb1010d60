using Corpus;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Inference;

/// <summary>What an update sends, and what it may change beside that.</summary>
internal static class UpdateBody
{
    /// <summary>Half of what may be sent, so that something is left that must stay as it is; all of a replacement.</summary>
    public static JsonValue Part(JsonValue body, PlannedAction update, Schema schema)
    {
        if (update.Operation.Method == "PUT" || body is not JsonObject members)
        {
            return body;
        }

        var drops = false;
        foreach (var name in members.Names.ToArray())
        {
            drops = !drops;
            var rest = members.Without(name);
            members = drops && rest.Count > 0 && SchemaChecker.IsValid(schema, rest, isRequest: true) ? rest : members;
        }

        return members;
    }

    /// <summary>The body with the key that the row has, and the values of its path.</summary>
    public static JsonValue Keeping(JsonValue body, JsonObject row, string field, PlannedAction update)
    {
        if (body is not JsonObject members)
        {
            return body;
        }

        foreach (var (name, value) in members)
        {
            if (name == field || update.Path.Names.Any(n => PageAnswer.Plain(n) == PageAnswer.Plain(name)))
            {
                members = row[name] is { } own ? members.With(name, own) : members;
            }
            else if (value is JsonObject inner && members.Count == 1)
            {
                members = members.With(name, Keeping(inner, row, field, update));
            }
        }

        return members;
    }

    /// <summary>The first member that differs although nothing was sent for it; null when there is none.</summary>
    public static string? Touched(
        JsonObject before,
        JsonObject after,
        JsonObject sent,
        PlannedAction update,
        Schema schema
    )
    {
        foreach (var (name, value) in before)
        {
            // What a replacement leaves out is taken away.
            var isOpen =
                NamedMember.Find(sent, name) is not null
                || (update.Operation.Method == "PUT" && RequestValues.Takes(schema, name));
            if (
                !isOpen
                && !KeptMember.Is(name)
                && after[name] is { } now
                && Difference.Between(value, now, name) is { } found
            )
            {
                return found;
            }
        }

        return null;
    }
}
