using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Which of the allowed types a made value gets.</summary>
internal static class ValueKind
{
    private static readonly SchemaTypes[] Simplest =
    [
        SchemaTypes.String,
        SchemaTypes.Integer,
        SchemaTypes.Number,
        SchemaTypes.Boolean,
        SchemaTypes.Object,
        SchemaTypes.Array,
    ];

    /// <summary>The simplest one; without a type the one that the other keywords speak of.</summary>
    public static SchemaTypes Of(SchemaView view)
    {
        if (view.Types is SchemaTypes.Any or SchemaTypes.Null)
        {
            return view.Types == SchemaTypes.Null ? SchemaTypes.Null : Implied(view);
        }

        // Keywords of objects beside several types: the author meant an object.
        if (view.Types.HasFlag(SchemaTypes.Object) && view.Properties.Count > 0)
        {
            return SchemaTypes.Object;
        }

        return Simplest.FirstOrDefault(view.Bounds.Allows);
    }

    private static SchemaTypes Implied(SchemaView view)
    {
        var bounds = view.Bounds;
        if (
            view.Properties.Count + view.Required.Count + bounds.MinProperties > 0
            || view.Parts.Any(p => p.AdditionalProperties is not null || p.PatternProperties.Count > 0)
        )
        {
            return SchemaTypes.Object;
        }

        if (view.Items is not null || bounds.MinItems > 0 || view.Parts.Any(p => p.PrefixItems.Count > 0))
        {
            return SchemaTypes.Array;
        }

        var isNumber =
            (
                bounds.Minimum
                ?? bounds.Maximum
                ?? bounds.ExclusiveMinimum
                ?? bounds.ExclusiveMaximum
                ?? bounds.MultipleOf
            )
            is not null;
        return isNumber ? SchemaTypes.Number : SchemaTypes.String;
    }
}
