using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Says of a violated schema what that means for a request.</summary>
internal static class SchemaDifference
{
    /// <param name="in">Part of the request that the value stands in.</param>
    /// <param name="name">Of the parameter; null in the body.</param>
    public static RequestDifference Of(SchemaViolation violation, JsonValue value, string @in, string? name)
    {
        var isMissing = IsMissing(violation);
        var pointer = isMissing ? $"{violation.Pointer}/{Escaped(violation.Member!)}" : violation.Pointer;
        var place = RequestPlace.Of(@in, name, pointer, value);
        var found = isMissing ? null : Find(value, place, name is null ? 0 : 1);

        // Only bodies and queries write the parts of a value with names of their own.
        place = @in is RequestPlace.Body or "query" ? place : place with { Path = [new JsonText(name!)] };
        var message =
            isMissing ? $"Missing required parameter: {place.Bracketed()}."
            : place.IsWhole ? violation.Message
            : $"{place.Bracketed()}: {violation.Message}";
        return new RequestDifference(KindOf(violation, found), place, message) { Value = found };
    }

    public static bool IsMissing(SchemaViolation violation) =>
        violation is { Member: not null, Keyword: "required" or "dependentRequired" };

    private static DifferenceKind KindOf(SchemaViolation violation, JsonValue? found) =>
        IsMissing(violation) ? DifferenceKind.Missing
        : found is JsonText { Value.Length: 0 } ? DifferenceKind.Empty
        : violation.Keyword switch
        {
            "type" or "anyOf" or "oneOf" or "not" => DifferenceKind.Type,
            "enum" or "const" or "discriminator" => DifferenceKind.Enum,
            "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => DifferenceKind.Range,
            "format" or "pattern" => DifferenceKind.Format,
            "additionalProperties" or "propertyNames" or "false" => DifferenceKind.Unknown,
            "" => DifferenceKind.Body,
            _ => DifferenceKind.Length,
        };

    private static JsonValue? Find(JsonValue value, RequestPlace place, int from)
    {
        JsonValue? found = value;
        for (var i = from; i < place.Path.Count && found is not null; i++)
        {
            found = (found, place.Path[i]) switch
            {
                (JsonArray items, JsonNumber index) => items[(int)index.Integer],
                (JsonObject members, JsonText name) => members[name.Value],
                _ => null,
            };
        }

        return found;
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
