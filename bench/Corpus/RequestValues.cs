using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;

namespace Corpus;

/// <summary>Makes values for requests as the product makes them for answers, so that they differ with the seed.</summary>
internal static class RequestValues
{
    private const int Deepest = 4;
    private const int MostPruned = 10;
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>A valid body; null when none was found.</summary>
    public static JsonValue? Body(Schema schema, ulong seed)
    {
        var made = ValueGenerator.Generate(schema, seed, Now);
        var sent = Sendable(SchemaView.Of(schema), made, seed, 0);
        return SchemaChecker.IsValid(schema, sent, isRequest: true) ? sent
            : SchemaChecker.IsValid(schema, made, isRequest: true) ? made
            : Pruned(schema, sent);
    }

    /// <summary>Why there is none.</summary>
    public static string? Defect(Schema schema, ulong seed) =>
        SchemaChecker.Check(schema, ValueGenerator.Generate(schema, seed, Now), isRequest: true) is [var first, ..]
            ? $"{first.Pointer} {first.Message}"
            : null;

    /// <summary>Plain text for a path, a query or a header; lists by commas.</summary>
    public static string Text(Parameter parameter, ulong seed)
    {
        var value = parameter.Schema is { } schema
            ? ValueGenerator.Generate(schema, seed, Now, parameter.Name)
            : JsonValue.Null;
        var text = value switch
        {
            JsonArray items => string.Join(',', items.Select(i => i.ToPlainText())),
            JsonObject => "",
            _ => value.IsNull ? "" : value.ToPlainText(),
        };
        return text.Length > 0 && text is not ("." or "..") ? text : $"any{seed % 100_000}";
    }

    /// <summary>The bytes of a body of a media type, and the Content-Type to send.</summary>
    public static (byte[] Bytes, string Type) Write(MediaType media, JsonValue value) =>
        Representation.Write(value, Representation.Concrete(media.Name), media);

    /// <summary>Whether callers may send a member of this name; read-only ones they may not.</summary>
    public static bool Takes(Schema schema, string name) =>
        SchemaView
            .Of(schema)
            .Properties.Any(p =>
                PageAnswer.Plain(p.Key) == PageAnswer.Plain(name) && !SchemaView.Of(p.Value).Bounds.ReadOnly
            );

    // What is not needed and does not fit is left out.
    private static JsonValue? Pruned(Schema schema, JsonValue made)
    {
        for (var i = 0; i < MostPruned && made is JsonObject members; i++)
        {
            var violations = SchemaChecker.Check(schema, made, isRequest: true);
            if (violations.Count == 0)
            {
                return made;
            }

            var names = violations
                .Select(v => v.Pointer.Split('/') is [_, var first, ..] ? first : v.Member)
                .OfType<string>()
                .Select(n =>
                    n.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
                )
                .ToHashSet(StringComparer.Ordinal);
            made = members.Without(names);
        }

        return null;
    }

    // Values are made for answers: what only answers hold goes, what only requests hold comes.
    private static JsonValue Sendable(SchemaView view, JsonValue value, ulong seed, int depth)
    {
        if (value is not JsonObject members || depth > Deepest)
        {
            return value;
        }

        foreach (var (name, schemas) in view.Properties)
        {
            var member = SchemaView.Of(schemas);
            if (member.Bounds.ReadOnly)
            {
                members = members.Without(name);
            }
            else if (member.Bounds.WriteOnly)
            {
                members = members.With(name, ValueGenerator.Generate(schemas[0], seed, Now, name));
            }
            else if (members[name] is JsonObject inner)
            {
                members = members.With(name, Sendable(member, inner, seed, depth + 1));
            }
        }

        return members;
    }
}
