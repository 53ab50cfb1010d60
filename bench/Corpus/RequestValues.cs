using System.Text;
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
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>A valid body; null when none was found.</summary>
    public static JsonValue? Body(Schema schema, ulong seed)
    {
        var made = ValueGenerator.Generate(schema, seed, Now);
        var sent = Sendable(SchemaView.Of(schema), made, seed, 0);
        return SchemaChecker.IsValid(schema, sent, isRequest: true) ? sent
            : SchemaChecker.IsValid(schema, made, isRequest: true) ? made
            : null;
    }

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

    /// <summary>The bytes of a body of a media type, and the Content-Type to send; null for types that no value can be written as.</summary>
    public static (byte[] Bytes, string Type)? Write(MediaType media, JsonValue value)
    {
        if (media.IsJson || media.Name == "*/*")
        {
            return (value.ToUtf8(), media.IsJson ? media.Name : "application/json");
        }

        return media.Name switch
        {
            "application/x-www-form-urlencoded" when value is JsonObject members => (
                Encoding.UTF8.GetBytes(FormBody.Write(members)),
                media.Name
            ),
            "multipart/form-data" when value is JsonObject members => (
                Multipart(members),
                $"{media.Name}; boundary={Boundary}"
            ),
            _ => null,
        };
    }

    /// <summary>Whether callers may send a member of this name; read-only ones they may not.</summary>
    public static bool Takes(Schema schema, string name) =>
        SchemaView.Of(schema).Member(name) is { Bounds.ReadOnly: false };

    private const string Boundary = "part-of-a-request";

    private static byte[] Multipart(JsonObject members)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in members)
        {
            text.Append(
                $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value.ToPlainText()}\r\n"
            );
        }

        return Encoding.UTF8.GetBytes(text.Append($"--{Boundary}--\r\n").ToString());
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
