using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Completion;

/// <summary>What completion adds to an object of one view, worked out once.</summary>
internal sealed class CompletionPlan
{
    private readonly SchemaView _view;
    private readonly Lazy<CompletionMember[]> _required;
    private readonly Lazy<CompletionMember[]> _full;

    public CompletionPlan(SchemaView view)
    {
        _view = view;
        _required = new(() => [.. Missing(withOptional: false)]);
        _full = new(() => [.. Missing(withOptional: true)]);
        DescribesMembers =
            view.Properties.Count > 0
            || view.Required.Count > 0
            || view.Parts.Any(p => p.AdditionalProperties is not null || p.PatternProperties.Count > 0);
    }

    /// <summary>False when nothing can be said about any member, so that present ones need no look.</summary>
    public bool DescribesMembers { get; }

    public CompletionMember[] Members(CompleteMode mode) =>
        mode == CompleteMode.Required ? _required.Value : _full.Value;

    /// <summary>The value a required member gets where it depends neither on seed nor on time; null otherwise.</summary>
    public static JsonValue? SharedRequired(PropertyName name, SchemaView view)
    {
        if (Said(name, view) is { } said)
        {
            return said;
        }

        // No row has the number 0.
        if (view.Choices.Count > 0 || name.IsKey)
        {
            return null;
        }

        return ValueKind.Of(view) switch
        {
            SchemaTypes.Boolean => JsonBoolean.False,
            SchemaTypes.Array when view.Bounds.MinItems == 0 => JsonArray.Empty,
            SchemaTypes.Integer when !NumberGeneration.IsTimestamp(name, view, isInteger: true) =>
                NumberGeneration.Near(view.Bounds, 0, true),
            SchemaTypes.Number when view.Bounds.Format != "unix-time" => NumberGeneration.Near(view.Bounds, 0, false),
            _ => null,
        };
    }

    /// <summary>What the description names, null where it may be, and of what tells of a failure or end that there is none.</summary>
    private static JsonValue? Said(PropertyName name, SchemaView view)
    {
        // What the description says itself of a value that is not given counts more than what a name says.
        var isNamed = view.Parts.Any(p => p.Default is not null);
        if (!isNamed && RestingValue.Tells(name, view) && RestingValue.Of(name, view) is { } resting)
        {
            return resting;
        }

        if (SchemaLiteral.Fixed(view) is { } named)
        {
            return view.IsNullable && view.Parts.All(p => p.Const is null && p.Default is null)
                ? JsonValue.Null
                : named;
        }

        return view.IsNullable ? JsonValue.Null : null;
    }

    private IEnumerable<CompletionMember> Missing(bool withOptional)
    {
        foreach (var (name, _) in _view.Properties)
        {
            var member = _view.Member(name)!;
            if (member.Bounds.WriteOnly || member.IsNever)
            {
                continue;
            }

            if (_view.Required.Contains(name))
            {
                yield return Required(name, member);
            }
            else if (withOptional && Optional(member) is { } value)
            {
                yield return new(name, value, member);
            }
        }

        foreach (var name in _view.Required)
        {
            if (!_view.Declares(name))
            {
                yield return _view.Member(name) is { } further ? Required(name, further) : new(name, null, null);
            }
        }
    }

    private CompletionMember Required(string name, SchemaView member)
    {
        if (_view.Tags.TryGetValue(name, out var tag) && member.Accepts(tag))
        {
            return new(name, tag, member);
        }

        var word = PropertyName.Of(name);
        var shared = SharedRequired(word, member);
        if (shared is JsonText && StateValue.Of(new(word, member, true, null), Fate.None) is { Given: { } calm })
        {
            shared = calm;
        }

        return new(name, shared, member);
    }

    private static JsonValue? Optional(SchemaView member)
    {
        var named = member.Parts.Select(p => p.Default).OfType<JsonValue>().FirstOrDefault(member.Accepts);
        if (named is not null)
        {
            return named;
        }

        if (member.IsNullable)
        {
            return JsonValue.Null;
        }

        if (member.Choices.Count > 0)
        {
            return null;
        }

        JsonValue? empty = ValueKind.Of(member) switch
        {
            SchemaTypes.Boolean => JsonBoolean.False,
            SchemaTypes.Array => JsonArray.Empty,
            SchemaTypes.Object when IsFreeMap(member) => JsonObject.Empty,
            _ => null,
        };
        return empty is not null && member.Accepts(empty) ? empty : null;
    }

    // An object that is described as having no members is a marker, which callers test for; it is not there by default.
    private static bool IsFreeMap(SchemaView member) =>
        member.Properties.Count == 0
        && member.AllowsAdditional
        && member.Types != SchemaTypes.Any
        && !member.Parts.Any(p => p.Extension("properties") is not null);
}
