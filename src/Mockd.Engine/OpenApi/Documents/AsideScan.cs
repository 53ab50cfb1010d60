using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// Finds references that stand only where nothing is read from: in code samples and other extensions, and in examples that
/// hold more than the reference.
/// </summary>
internal static class AsideScan
{
    private const int Nowhere = 1_000_000;

    // Their members are names that the author chose.
    private static readonly string[] Maps =
    [
        "properties",
        "patternProperties",
        "headers",
        "schemas",
        "definitions",
        "$defs",
        "responses",
        "parameters",
        "requestBodies",
        "callbacks",
        "paths",
        "pathItems",
        "links",
        "mapping",
        "dependentSchemas",
        "examples",
    ];

    /// <summary>None where the text cannot be read: whoever parses it says so.</summary>
    public static IReadOnlySet<string> Find(ReadOnlySpan<byte> json)
    {
        var (aside, meant) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ApiDescriptionReader.MaxDepth });
        var names = new List<string>();
        var from = Nowhere;
        string? name = null;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.GetString()!;
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        from = from == Nowhere && IsAside(name, names) ? names.Count : from;
                        names.Add(name ?? "");
                        name = null;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        names.RemoveAt(names.Count - 1);
                        from = names.Count <= from ? Nowhere : from;
                        break;
                    case JsonTokenType.String when name == "$ref":
                        // A reference that is all of an example is followed, as bundlers do.
                        (
                            names.Count > from + (IsExtension(names[Math.Min(from, names.Count - 1)]) ? 0 : 1)
                                ? aside
                                : meant
                        ).Add(reader.GetString()!);
                        break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new HashSet<string>();
        }

        aside.ExceptWith(meant);
        return aside;
    }

    private static bool IsAside(string? name, List<string> open) =>
        name is not null
        && !(open.Count > 0 && Maps.Contains(open[^1]) && !IsExtension(open[^1]))
        && (IsExtension(name) || name is "example" or "value" or "default" or "const");

    private static bool IsExtension(string name) => name.StartsWith("x-", StringComparison.Ordinal);
}
