using Mockd.Contracts.Json;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>A member that a made object may have.</summary>
/// <param name="View">Null when the description says nothing about the member.</param>
/// <param name="Tag">The value that a discriminator asks for; null when none does.</param>
internal sealed record GenerationMember(PropertyName Name, SchemaView? View, bool IsRequired, JsonValue? Tag)
{
    private bool? _mayBeNull;

    /// <summary>Null will do for it.</summary>
    public bool MayBeNull =>
        _mayBeNull ??= View is { IsNullable: true, Bounds.WriteOnly: false } && View.Accepts(JsonValue.Null);

    /// <summary>Generated values are in order by themselves; one of these may not be.</summary>
    public bool HasWill =>
        View is not null
        && (
            View.Literal is not null
            || (View.Bounds.Minimum ?? View.Bounds.Maximum ?? View.Bounds.MultipleOf) is not null
        );
}
