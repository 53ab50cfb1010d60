using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>In which order the variants of a choice are tried when nothing decides between them.</summary>
internal static class VariantOrder
{
    /// <summary>Indexes of the first choice's variants: those that end soonest first, null last.</summary>
    public static IEnumerable<int> Simplest(SchemaView view) =>
        Enumerable.Range(0, view.Choices[0].Variants.Count).OrderBy(i => Rank(view, i));

    private static int Rank(SchemaView view, int variant)
    {
        var chosen = view.Choose(variant);
        if (chosen.IsNever || chosen.Types == SchemaTypes.Null)
        {
            return int.MaxValue - (chosen.IsNever ? 0 : 1);
        }

        // An empty text as a variant means "unset", which says less than any other.
        var unset = chosen.Literal is { } literal && (literal.IsNull || literal.AsText is "") ? 500 : 0;
        // What is left of a deleted thing is the last to be meant.
        var gone = RestingValue.IsRaised(chosen) ? 300 : 0;
        return Math.Min(SchemaHeight.Of(chosen), 1000) + unset + gone;
    }
}
