using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>What is known of the variants of a view's first choice, worked out once.</summary>
internal sealed class ChoicePlan
{
    public ChoicePlan(SchemaView view)
    {
        Order = [.. VariantOrder.Simplest(view)];
        var variants = Enumerable.Range(0, view.Choices[0].Variants.Count).Select(view.Choose).ToList();
        IsReference =
            variants.Exists(v => v.Types == SchemaTypes.String) && variants.Exists(v => v.Required.Contains("id"));
    }

    /// <summary>Indexes of the variants in the order in which they are tried.</summary>
    public int[] Order { get; }

    /// <summary>A text or an object that has an id: the text is that id.</summary>
    public bool IsReference { get; }
}
