using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Finds truth values that are written as text; they are read as meant, and the author should know.</summary>
internal static class FlagTexts
{
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal)
    {
        "required",
        "readOnly",
        "writeOnly",
        "nullable",
        "deprecated",
        "explode",
        "uniqueItems",
        "exclusiveMinimum",
        "exclusiveMaximum",
    };

    // What stands below these is data, in which the same names mean nothing.
    private static readonly HashSet<string> Data = new(StringComparer.Ordinal)
    {
        "example",
        "examples",
        "default",
        "enum",
        "const",
    };

    public static IEnumerable<(string Pointer, string Message)> Find(JsonElement root)
    {
        var open = new Stack<PlacedElement>([new PlacedElement("", root)]);
        while (open.TryPop(out var place))
        {
            foreach (var (name, value) in place.Element.Members())
            {
                var pointer = JsonPointers.Child(place.Pointer, name);
                if (value.ValueKind == JsonValueKind.String && Flags.Contains(name) && value.Flag() is { } flag)
                {
                    yield return (
                        pointer,
                        $"'{name}' is the text '{value.Text()}'; it is read as {(flag ? "true" : "false")}"
                    );
                }
                else if (!Data.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal))
                {
                    open.Push(new PlacedElement(pointer, value));
                }
            }

            if (place.Element.ValueKind == JsonValueKind.Array)
            {
                var index = 0;
                foreach (var item in place.Element.EnumerateArray())
                {
                    open.Push(new PlacedElement($"{place.Pointer}/{index++}", item));
                }
            }
        }
    }
}
