using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas.Ids;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>A member that a made object may have.</summary>
/// <param name="View">Null when the description says nothing about the member.</param>
/// <param name="Tag">The value that a discriminator asks for; null when none does.</param>
internal sealed record GenerationMember(PropertyName Name, SchemaView? View, bool IsRequired, JsonValue? Tag)
{
    private bool? _mayBeNull;
    private readonly Lazy<IdForm?> _shownId = new(() => FindShownId(Name, View));

    /// <summary>Null will do for it.</summary>
    public bool MayBeNull => _mayBeNull ??= View is { AcceptsNull: true, Bounds.WriteOnly: false };

    /// <summary>Generated values are in order by themselves; one of these may not be.</summary>
    public bool HasWill =>
        View is not null
        && (
            View.Literal is not null
            || (View.Bounds.Minimum ?? View.Bounds.Maximum ?? View.Bounds.MultipleOf) is not null
        );

    /// <summary>What was just made has an id of its own, not the one that is shown in its place; null: nothing to be said.</summary>
    /// <param name="seed">Of the object.</param>
    public JsonText? Fresh(Occasion occasion, ulong seed)
    {
        if (!occasion.IsCreation || _shownId.Value is not { } form)
        {
            return null;
        }

        var id = new JsonText(form.Make(Dice.Derive(seed, Name.Text)));
        return View!.Accepts(id) ? id : null;
    }

    // What the id of the object looks like, where the description shows one in this very place.
    private static IdForm? FindShownId(PropertyName name, SchemaView? view) =>
        name is { Meaning: Meaning.Id, Stem: "" }
        && view is { Literal: JsonText { Value: var shown } }
        && view.Parts.All(p => p.Const is null && p.Enum is null && p.Default is null)
            ? IdForm.Read(shown)
            : null;
}
