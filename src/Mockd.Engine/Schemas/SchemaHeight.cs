using System.Runtime.CompilerServices;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>How deeply the least value of a schema nests: 0 for scalars and what may be empty.</summary>
internal static class SchemaHeight
{
    public const int Endless = 10_000;

    // Only what a schema needs is looked at, so this is small; it lives as long as the views do.
    private static readonly ConditionalWeakTable<SchemaView, StrongBox<int>> Known = [];

    public static int Of(SchemaView view) => Of(view, []);

    private static int Of(SchemaView view, HashSet<SchemaView> open)
    {
        if (Known.TryGetValue(view, out var known))
        {
            return known.Value;
        }

        if (view.IsNever || !open.Add(view) || open.Count > 64)
        {
            return Endless;
        }

        var height = Measure(view, open);
        open.Remove(view);

        // A circle met on the way makes a part look endless that is not when it is asked for alone.
        if (height < Endless || open.Count == 0)
        {
            Known.AddOrUpdate(view, new(height));
        }

        return height;
    }

    private static int Measure(SchemaView view, HashSet<SchemaView> open)
    {
        if (view.Literal is not null)
        {
            return 0;
        }

        if (view.Choices.Count > 0)
        {
            var least = Endless;
            for (var i = 0; i < view.Choices[0].Variants.Count && least > 0; i++)
            {
                least = Math.Min(least, Of(view.Choose(i), open));
            }

            return least;
        }

        return ValueKind.Of(view) switch
        {
            SchemaTypes.Array => view.Bounds.MinItems == 0 || view.ItemAt(0) is not { } item ? 0 : 1 + Of(item, open),
            SchemaTypes.Object => OfObject(view, open),
            _ => 0,
        };
    }

    private static int OfObject(SchemaView view, HashSet<SchemaView> open)
    {
        var highest = 0;
        foreach (var name in view.Required)
        {
            var height = view.Member(name) is { } member ? Of(member, open) : 0;

            // Null ends what has no other end.
            var ends = height >= Endless && view.Member(name)!.IsNullable;
            highest = Math.Max(highest, ends ? 0 : height);
        }

        return Math.Min(Endless, 1 + highest);
    }
}
