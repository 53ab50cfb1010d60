using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>What a member holds that tells of a failure, end or deletion while there is none.</summary>
internal static class RestingValue
{
    private static readonly string[] NoneWords = ["none", "no_error", "ok", "success", "no", "not_applicable"];

    /// <summary>The name speaks of something that may have become of the thing, and the member can tell of it.</summary>
    public static bool Tells(PropertyName name, SchemaView view)
    {
        if (name.Fate.Fate == Fate.None || view.Parts.Any(p => p.Const is not null || p.Enum is { Count: 1 }))
        {
            return false;
        }

        var isFailure = name.Fate.Fate == Fate.Failure;
        var types = view.Possible & ~SchemaTypes.Null;
        return types.HasFlag(SchemaTypes.String) && types != ~SchemaTypes.Null || types == SchemaTypes.Boolean ? true
            // A number of failures is no failure; a moment or a code is.
            : (types & ~(SchemaTypes.Integer | SchemaTypes.Number)) == 0
                ? IsMoment(name, view) || isFailure && name.Fate.IsDetail
            : types.HasFlag(SchemaTypes.Object) && types != ~SchemaTypes.Null
                ? isFailure || name.Fate.IsDetail || name.Fate.Fate is Fate.Cancellation or Fate.Rejection
            : isFailure;
    }

    /// <summary>The value of a member that has to be there; null when its schema leaves no choice.</summary>
    public static JsonValue? Of(PropertyName name, SchemaView view)
    {
        if (view.AcceptsNull)
        {
            return JsonValue.Null;
        }

        JsonValue? value = ValueKind.Of(view) switch
        {
            SchemaTypes.Boolean => JsonBoolean.False,
            SchemaTypes.String when !view.Parts.All(p => p.Enum is null) => NoneOf(view),
            SchemaTypes.String when !name.IsMoment && view.Choices.Count == 0 => new JsonText(""),
            SchemaTypes.Array => JsonArray.Empty,
            SchemaTypes.Integer when !IsMoment(name, view) => JsonNumber.Zero,
            _ => null,
        };
        return value is not null && view.Accepts(value) ? value : null;
    }

    /// <summary>An object that has to say that it is gone.</summary>
    public static bool IsRaised(SchemaView view) =>
        view.Choices.Count == 0
        && view.Required.Any(name =>
            PropertyName.Of(name).Fate.Fate == Fate.Deletion
            && view.Member(name)?.Literal is JsonBoolean { Value: true }
        );

    private static bool IsMoment(PropertyName name, SchemaView view) =>
        name.IsMoment || view.Bounds.Format is "unix-time" or "timestamp";

    private static JsonValue? NoneOf(SchemaView view) =>
        view
            .Parts.SelectMany(p => p.Enum ?? [])
            .FirstOrDefault(v => v.AsText is { } text && NoneWords.Contains(NameWords.Joined(text)));
}
