using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Finds names that the description does not know.</summary>
internal static class UnknownNames
{
    private const int DeepestBody = 64;

    // Parameters such as _mockd_seed are for the twin, not for the provider.
    private const string OfTool = "_mockd_";

    public static void InQuery(Operation operation, in CheckedRequest request, ref List<RequestDifference>? differences)
    {
        if (operation.Parameters.FirstOrDefault(p => p.In == ParameterLocation.QueryString) is { } whole)
        {
            // Its names are the members of one described value.
            if (
                whole.Schema is { } schema
                && DescribedText.Find(whole, whole.ContentType!, request)?.Value is { } value
            )
            {
                InValue(schema, value, "query", request.KnownNames, ref differences);
            }

            return;
        }

        foreach (var (key, value) in request.Query.Pairs)
        {
            var open = key.IndexOf('[', StringComparison.Ordinal);
            var name = open > 0 ? key[..open] : key;
            if (
                !operation.QueryKeys.Contains(key)
                && !request.KnownNames.Contains(name)
                && !key.StartsWith(OfTool, StringComparison.Ordinal)
                && !operation.Parameters.Any(p => IsNamed(p, key, name))
            )
            {
                var place = RequestPlace.Of("query", key, "", null);
                (differences ??= []).Add(new(DifferenceKind.Unknown, place, "is not described") { Value = value });
            }
        }
    }

    public static void InBody(
        Schema schema,
        JsonValue body,
        IReadOnlySet<string> known,
        ref List<RequestDifference>? differences
    ) => InValue(schema, body, RequestPlace.Body, known, ref differences);

    private static void InValue(
        Schema schema,
        JsonValue body,
        string @in,
        IReadOnlySet<string> known,
        ref List<RequestDifference>? differences
    )
    {
        var open = new Stack<(SchemaView View, JsonValue Value, string Pointer)>();
        open.Push((SchemaView.Of(schema), body, ""));
        while (open.TryPop(out var next))
        {
            var view = VariantMatch.Decide(next.View, next.Value);
            if (next.Value is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    if (view.ItemAt(i) is { } item)
                    {
                        open.Push((item, array[i], $"{next.Pointer}/{i}"));
                    }
                }
            }
            else if (next.Value is JsonObject members && next.Pointer.Count(c => c == '/') < DeepestBody)
            {
                foreach (var (name, value) in members)
                {
                    var pointer = ValuePointer.Child(next.Pointer, name);
                    if (view.Member(name) is { } member)
                    {
                        open.Push((member, value, pointer));
                    }
                    else if (KnowsItsMembers(view) && !known.Contains(name))
                    {
                        var place = RequestPlace.Of(@in, null, pointer, body);
                        (differences ??= []).Add(
                            new(DifferenceKind.Unknown, place, "is not described") { Value = value }
                        );
                    }
                }
            }
        }
    }

    // An object of which nothing is said, or that says itself that it is open, holds whatever it likes.
    private static bool KnowsItsMembers(SchemaView view) => view.Properties.Count > 0 && !view.Parts.Any(p => p.IsOpen);

    private static bool IsNamed(Parameter parameter, string key, string name) =>
        parameter.In == ParameterLocation.Query
        && (
            parameter.Name == key
            || parameter.Name == name
            || parameter.Name == name + "[]"
            || (ParameterText.IsSpread(parameter) && SchemaView.Of(parameter.Schema!).Member(key) is not null)
        );
}
