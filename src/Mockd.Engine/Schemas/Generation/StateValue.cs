using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>What a member such as `status` says of the thing.</summary>
/// <param name="Given">Null where the value that is made anyway will do.</param>
/// <param name="Says">What that value says has become of the thing.</param>
internal sealed record StateValue(JsonValue? Given, Fate Says)
{
    private static readonly (Fate Fate, string Word)[] Words =
    [
        (Fate.Failure, "failed"),
        (Fate.Rejection, "rejected"),
        (Fate.Cancellation, "canceled"),
        (Fate.Deletion, "deleted"),
        (Fate.Expiry, "expired"),
        (Fate.Revocation, "revoked"),
        (Fate.End, "completed"),
    ];

    /// <summary>Null when the member is no state.</summary>
    /// <param name="happened">What was just done to the thing.</param>
    public static StateValue? Of(GenerationMember member, Fate happened)
    {
        if (member.View is not { } view || !IsState(member.Name) || ValueKind.Of(view) != SchemaTypes.String)
        {
            return null;
        }

        if (member.Tag is { } tag)
        {
            return new(null, SaidBy(tag));
        }

        var named = view.Parts.SelectMany(p => p.Enum ?? []).Where(v => v is JsonText && view.Accepts(v)).ToArray();
        if (happened != Fate.None && Telling(happened, named, view) is { } telling)
        {
            return new(telling, SaidBy(telling));
        }

        if (view.Parts.Any(p => (p.Const ?? p.Example ?? p.Default) is not null) && view.Literal is { } literal)
        {
            return new(null, SaidBy(literal));
        }

        var calm = Calm(named);
        return new(calm, calm is null ? Fate.None : SaidBy(calm));
    }

    // What has ended well is as good as what goes on.
    private static JsonValue? Calm(JsonValue[] named) =>
        Array.Find(named, v => (SaidBy(v) & ~Fate.End) == 0 && !Placeholder.Is(v.AsText!))
        ?? Array.Find(named, v => (SaidBy(v) & ~Fate.End) == 0)
        ?? named.FirstOrDefault();

    public static bool IsState(PropertyName name) =>
        name.Meaning is Meaning.Status or Meaning.State
        || name.Text.EndsWith("state", StringComparison.OrdinalIgnoreCase)
        || name.Text.EndsWith("phase", StringComparison.OrdinalIgnoreCase);

    private static JsonValue? Telling(Fate happened, JsonValue[] named, SchemaView view)
    {
        // What is deleted may only be said to be canceled.
        var nearly = happened == Fate.Deletion ? Fate.Cancellation : Fate.None;
        foreach (var wanted in (Fate[])[happened == FateNames.All ? Fate.Failure | Fate.Rejection : happened, nearly])
        {
            if (
                named.FirstOrDefault(v => (SaidBy(v) & wanted) != 0 && (SaidBy(v) & ~Fate.End & ~wanted) == 0) is
                { } one
            )
            {
                return one;
            }
        }

        // All of them have happened in answers that are about failures only.
        var word = happened == FateNames.All ? null : Array.Find(Words, w => (w.Fate & happened) != 0).Word;
        if (named.Length > 0 || word is null || view.Bounds.Patterns.Count > 0)
        {
            return null;
        }

        var text = new JsonText(word);
        return view.Accepts(text) ? text : null;
    }

    private static Fate SaidBy(JsonValue value) => value is JsonText text ? FateNames.OfState(text.Value) : Fate.None;
}
