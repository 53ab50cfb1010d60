using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>A view together with every variant that a value of it may also be.</summary>
internal static class SchemaVariants
{
    private const int Deepest = 8;
    private const int Most = 500;

    /// <summary>The view itself first.</summary>
    public static IReadOnlyList<SchemaView> Of(SchemaView view)
    {
        var all = new List<SchemaView>();
        Collect(view, all, 0);
        return all;
    }

    /// <summary>
    /// Members are named, by the view or a variant, and neither says that there may be others. An object of which nothing is
    /// said holds whatever it likes.
    /// </summary>
    public static bool KnowsItsMembers(SchemaView view)
    {
        var all = Of(view);
        return all.Any(v => v.Properties.Count > 0) && !all.Any(IsOpen) && !all.Skip(1).Any(IsFreeObject);
    }

    private static bool IsOpen(SchemaView view) => view.Parts.Any(p => p.IsOpen);

    private static bool IsFreeObject(SchemaView view) =>
        view.Types.HasFlag(SchemaTypes.Object)
        && view.AllowsAdditional
        && view.Choices.Count == 0
        && view.Properties.Count == 0
        && view.Required.Count == 0;

    private static void Collect(SchemaView view, List<SchemaView> all, int depth)
    {
        if (depth > Deepest || all.Count >= Most || all.Contains(view))
        {
            return;
        }

        all.Add(view);
        var conditional = view.Parts.SelectMany(p => (Schema?[])[p.If, p.Then, p.Else]).OfType<Schema>();
        foreach (var variant in view.Choices.SelectMany(c => c.Variants).Concat(conditional))
        {
            Collect(SchemaView.Of(variant), all, depth + 1);
        }
    }
}
