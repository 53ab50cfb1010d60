using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions over objects.</summary>
internal static class ObjectFunctions
{
    // So many names are found sooner one by one than by hashing.
    private const int FewNames = 16;

    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("keys", 1, 1, static (in call) => call.Made([.. call.Object(0).Names.Select(n => (JsonValue)n)])),
        new("values", 1, 1, static (in call) => call.Made([.. call.Object(0).Select(m => m.Value)])),
        new("toPairs", 1, 1, ToPairs),
        new("fromPairs", 1, 1, FromPairs),
        new("merge", 1, BuiltIn.AnyNumber, Merge),
        new("deepMerge", 1, BuiltIn.AnyNumber, DeepMerge),
        new("pick", 2, 2, Pick),
        new("omit", 2, 2, Omit),
    ];

    private static JsonArray ToPairs(in Call call) =>
        call.Made([.. call.Object(0).Select(m => JsonArray.Of([m.Key, m.Value]))]);

    private static JsonObject FromPairs(in Call call)
    {
        var builder = new JsonObjectBuilder();
        foreach (var pair in call.List(0))
        {
            if (pair is not JsonArray { Count: 2 } both)
            {
                throw call.Fail("it needs a list of [name, value] pairs");
            }

            builder.Set(both[0].ToPlainText(), both[1]);
        }

        return builder.Build();
    }

    private static JsonObject Merge(in Call call)
    {
        var builder = new JsonObjectBuilder();
        for (var i = 0; i < call.Count; i++)
        {
            if (!call.Has(i))
            {
                continue;
            }

            foreach (var (name, value) in call.Object(i))
            {
                builder.Set(name, value);
            }
        }

        return builder.Build();
    }

    private static JsonObject DeepMerge(in Call call)
    {
        var merged = JsonObject.Empty;
        for (var i = 0; i < call.Count; i++)
        {
            if (call.Has(i))
            {
                call.Frame.Weigh(call[i], call.Column);
                merged = DeepMerge(merged, call.Object(i));
            }
        }

        return merged;
    }

    private static JsonObject DeepMerge(JsonObject under, JsonObject over)
    {
        var builder = new JsonObjectBuilder(under);
        foreach (var (name, value) in over)
        {
            var both = value is JsonObject theirs && under[name] is JsonObject ours ? DeepMerge(ours, theirs) : value;
            builder.Set(name, both);
        }

        return builder.Build();
    }

    private static JsonObject Pick(in Call call)
    {
        var from = call.Object(0);
        var builder = new JsonObjectBuilder();
        foreach (var name in call.List(1))
        {
            if (from[name.ToPlainText()] is { } value)
            {
                builder.Set(name.ToPlainText(), value);
            }
        }

        return builder.Build();
    }

    private static JsonObject Omit(in Call call)
    {
        var (from, names) = (call.Object(0), call.List(1));
        if (names.Count > FewNames)
        {
            return from.Without(names.Select(n => n.ToPlainText()).ToHashSet(StringComparer.Ordinal));
        }

        var builder = new JsonObjectBuilder(from.Count);
        foreach (var (name, value) in from)
        {
            if (!Holds(names, name))
            {
                builder.Add(name, value);
            }
        }

        return builder.Build();
    }

    private static bool Holds(JsonArray names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].ToPlainText() == name)
            {
                return true;
            }
        }

        return false;
    }
}
