using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>
/// The values of a view one after the other, each once: for lists that need many different ones of few. Not every value comes
/// where there is no end of them.
/// </summary>
internal static class ValueDomain
{
    private const int Deepest = 4;
    private const int MostNumbers = 2_000;
    private const int MostTexts = 400;
    private const int MostCombined = 2_000;
    private const int MostOfMember = 50;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Valid ones only.</summary>
    /// <param name="most">How many are looked at.</param>
    public static IEnumerable<JsonValue> Of(SchemaView view, int most = MostCombined) =>
        Any(view, 0).Take(most).Where(view.Accepts);

    /// <summary>The values that enumerations and constants name.</summary>
    public static IEnumerable<JsonValue> Named(SchemaView view) =>
        view.Parts.SelectMany(p => p.Const is { } only ? [only] : p.Enum ?? []);

    private static IEnumerable<JsonValue> Any(SchemaView view, int depth)
    {
        if (view.IsNever || depth > Deepest)
        {
            return [];
        }

        var named = Named(view);
        if (named.Any())
        {
            return named.Distinct();
        }

        return view.Choices.Count > 0
            ? Enumerable
                .Range(0, view.Choices[0].Variants.Count)
                .SelectMany(v => Any(view.Choose(v), depth + 1))
                .Distinct()
            : Typed(view, depth);
    }

    private static IEnumerable<JsonValue> Typed(SchemaView view, int depth)
    {
        var bounds = view.Bounds;
        IEnumerable<JsonValue> all = view.IsNullable ? [JsonValue.Null] : [];
        if (bounds.Allows(SchemaTypes.Boolean))
        {
            all = all.Concat([JsonBoolean.True, JsonBoolean.False]);
        }

        if (bounds.Allows(SchemaTypes.Integer))
        {
            all = all.Concat(Numbers(bounds, isInteger: !bounds.Allows(SchemaTypes.Number)));
        }

        if (bounds.Allows(SchemaTypes.String))
        {
            all = all.Concat(Texts(bounds).Distinct().Select(t => new JsonText(t)));
        }

        if (bounds.Allows(SchemaTypes.Array))
        {
            all = all.Concat(Arrays(view, depth));
        }

        return bounds.Allows(SchemaTypes.Object) ? all.Concat(Objects(view, depth)) : all;
    }

    private static IEnumerable<JsonNumber> Numbers(SchemaBounds bounds, bool isInteger)
    {
        var range = bounds.Numbers(isInteger);
        if (range.Count is { } count)
        {
            return Enumerable
                .Range(0, (int)System.Numerics.BigInteger.Min(count, MostNumbers))
                .Select(range.At)
                .OfType<JsonNumber>();
        }

        var start = range.Near(0)?.Double ?? 0;
        return Enumerable
            .Range(0, MostNumbers)
            .SelectMany(i => (JsonNumber?[])[range.Near(start + i), range.Near(start - i)])
            .OfType<JsonNumber>()
            .Distinct();
    }

    private static IEnumerable<string> Texts(SchemaBounds bounds)
    {
        foreach (var language in bounds.Languages)
        {
            for (ulong seed = 0; seed < MostTexts; seed++)
            {
                yield return language.Write(Dice.Derive(seed, ""))!;
            }
        }

        if (bounds.MinLength == 0)
        {
            yield return "";
        }

        var length = Math.Max(1, bounds.MinLength);
        if (length > (bounds.MaxLength ?? int.MaxValue))
        {
            yield break;
        }

        var rest = new string('a', length - 1);
        foreach (var letter in Letters)
        {
            yield return rest + letter;
        }

        for (var i = 0; length < (bounds.MaxLength ?? int.MaxValue) && i < Letters.Length * Letters.Length; i++)
        {
            yield return $"{rest}{Letters[i / Letters.Length]}{Letters[i % Letters.Length]}";
        }
    }

    private static IEnumerable<JsonValue> Arrays(SchemaView view, int depth)
    {
        if (view.Bounds.MinItems > 2)
        {
            yield break;
        }

        yield return JsonArray.Empty;
        foreach (var one in view.ItemAt(0) is { } item ? Any(item, depth + 1).Take(MostNumbers) : [JsonBoolean.True])
        {
            yield return JsonArray.Of([one]);
            yield return JsonArray.Of([one, one]);
        }
    }

    private static IEnumerable<JsonValue> Objects(SchemaView view, int depth)
    {
        var members = view.Generation.Members.Where(m => m.View is null || !m.View.Bounds.WriteOnly).ToArray();
        JsonValue?[][] values = [.. members.Select(m => Values(m, depth))];
        return Array.Exists(values, v => v.Length == 0) ? [] : Combined(members, values, 0, JsonObject.Empty);
    }

    // Null stands for a member that is left out.
    private static JsonValue?[] Values(GenerationMember member, int depth)
    {
        IEnumerable<JsonValue?> values = member.View is { } view
            ? Any(view, depth + 1).Take(MostOfMember)
            : [new JsonText("a"), new JsonText("b")];
        return [.. member.IsRequired ? values : values.Append(null)];
    }

    private static IEnumerable<JsonObject> Combined(
        GenerationMember[] members,
        JsonValue?[][] values,
        int at,
        JsonObject made
    ) =>
        at == members.Length
            ? [made]
            : values[at]
                .SelectMany(value =>
                    Combined(members, values, at + 1, value is null ? made : made.With(members[at].Name.Text, value))
                );
}
