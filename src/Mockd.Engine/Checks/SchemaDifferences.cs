using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>
/// Says of a value that its schema refuses what that means for the request. Of several variants the one that was meant is
/// compared: that none fits tells nobody what to mend.
/// </summary>
internal static class SchemaDifferences
{
    private const int Deepest = 16;

    /// <param name="in">Part of the request that the value stands in.</param>
    /// <param name="name">Of the parameter; null in the body.</param>
    public static IEnumerable<RequestDifference> Of(Schema schema, JsonValue value, string @in, string? name)
    {
        var violations = SchemaChecker.Check(schema, value, isRequest: true);
        return violations.Count == 0
            ? []
            : violations
                .SelectMany(v => Of(v, schema, value, 0))
                .DistinctBy(f => (f.Violation.Pointer, f.Violation.Keyword, f.Violation.Member, f.Violation.Message))
                .Select(f => Placed(f, value, @in, name));
    }

    /// <summary>True when the object that holds a part of a value is described with a member of the part's name.</summary>
    public static bool Declares(Schema schema, JsonValue root, string pointer)
    {
        var end = pointer.LastIndexOf('/');
        var above = pointer[..end];
        return ValuePointer.Find(root, above) is { } holder
            && Described(SchemaView.Of(schema), root, above) is { } view
            && VariantMatch.Decide(view, holder).Declares(ValuePointer.Unescape(pointer[(end + 1)..]));
    }

    private static List<Found> Of(SchemaViolation violation, Schema schema, JsonValue root, int depth)
    {
        var value = ValuePointer.Find(root, violation.Pointer);
        var view = value is null ? null : Described(SchemaView.Of(schema), root, violation.Pointer);
        if (
            violation.Keyword is "anyOf" or "oneOf"
            && value is not null
            && depth < Deepest
            && Meant(view, value) is { } meant
        )
        {
            var inside = meant
                .Parts.Except(view!.Parts)
                .SelectMany(part =>
                    SchemaChecker.Check(part, value, isRequest: true).SelectMany(v => Of(v, part, value, depth + 1))
                )
                .DistinctBy(f => (f.Violation.Pointer, f.Violation.Keyword, f.Violation.Member))
                .Select(f => f.Below(violation.Pointer))
                .ToList();
            if (inside.Count > 0)
            {
                return inside;
            }
        }

        if (
            violation.Keyword == "additionalProperties"
            && value is JsonObject members
            && view is not null
            && Undescribed(violation, members, view).ToList() is { Count: > 0 } undescribed
        )
        {
            return undescribed;
        }

        return violation is { Keyword: "propertyNames", Extra: { } extra }
            ? [OfName(violation with { Member = extra }, extra, view)]
            : [new Found(violation, value, WantedValue.Of(violation.Keyword, view))];
    }

    // A name that is too long or short is no unknown one.
    private static Found OfName(SchemaViolation violation, string name, SchemaView? view)
    {
        foreach (var names in view?.Parts.Select(p => p.PropertyNames).OfType<Schema>() ?? [])
        {
            var wrong = SchemaChecker.Check(names, new JsonText(name), isRequest: true);
            if (wrong.FirstOrDefault(v => v.Keyword is "minLength" or "maxLength") is { } length)
            {
                var bound = WantedValue.Of(length.Keyword, SchemaView.Of(names));
                return new Found(violation with { Message = $"has a name that {length.Message}" }, name, bound)
                {
                    Kind = DifferenceKind.Length,
                };
            }
        }

        return new Found(violation, name, null);
    }

    // A closed object is told by what is too much in it.
    private static IEnumerable<Found> Undescribed(SchemaViolation violation, JsonObject members, SchemaView view)
    {
        var decided = VariantMatch.Decide(view, members);
        foreach (var (name, value) in members)
        {
            if (decided.Member(name) is null)
            {
                yield return new Found(violation with { Member = name, Message = "is not described" }, value, null);
            }
        }
    }

    /// <summary>The one variant that the value can have been meant for; null when that cannot be told.</summary>
    private static SchemaView? Meant(SchemaView? view, JsonValue value)
    {
        if (view is not { Choices.Count: > 0 })
        {
            return null;
        }

        if (value.Kind is JsonKind.Object or JsonKind.Array)
        {
            var decided = VariantMatch.Decide(view, value);
            return TypeCheck.IsOfType(decided.Possible, value) ? decided : null;
        }

        var variants = Enumerable
            .Range(0, view.Choices[0].Variants.Count)
            .Select(view.Choose)
            .Where(v => !WantedValue.IsOfEmptiness(v) && IsScalar(v))
            .ToList();
        return variants.Count == 1 ? variants[0] : null;
    }

    private static bool IsScalar(SchemaView view) =>
        (view.Possible & ~(SchemaTypes.Object | SchemaTypes.Array | SchemaTypes.Null)) != 0;

    // What describes the value that a pointer leads to, every choice on the way decided.
    private static SchemaView? Described(SchemaView view, JsonValue value, string pointer)
    {
        var (described, at) = (view, value);
        foreach (var token in ValuePointer.Tokens(pointer))
        {
            var decided = VariantMatch.Decide(described, at);
            var next =
                at is JsonArray && ValuePointer.IsIndex(token, out var index)
                    ? decided.ItemAt(index)
                    : decided.Member(token);
            if (next is null || ValuePointer.Below(at, token) is not { } below)
            {
                return null;
            }

            (described, at) = (next, below);
        }

        return described;
    }

    private static RequestDifference Placed(Found found, JsonValue root, string @in, string? name)
    {
        var violation = found.Violation;
        var pointer = violation.Member is { } missing
            ? ValuePointer.Child(violation.Pointer, missing)
            : violation.Pointer;
        var place = RequestPlace.Of(@in, name, pointer, root);

        // Only bodies and queries write the parts of a value with names of their own.
        place = @in is RequestPlace.Body or "query" ? place : place with { Path = [new JsonText(name!)] };
        var isMissing = violation.Keyword is "required" or "dependentRequired";
        var kind = found.Kind ?? KindOf(violation);
        var isEmpty = !isMissing && found.Value is JsonText { Value.Length: 0 };
        return new RequestDifference(isEmpty ? DifferenceKind.Empty : kind, place, violation.Message)
        {
            Violated = kind,
            Keyword = violation.Keyword,
            Value = isMissing ? null : found.Value,
            Expected = found.Expected,
        };
    }

    private static DifferenceKind KindOf(SchemaViolation violation) =>
        violation.Keyword switch
        {
            "required" or "dependentRequired" => DifferenceKind.Missing,
            "type" or "anyOf" or "oneOf" or "not" => DifferenceKind.Type,
            "enum" or "const" or "discriminator" => DifferenceKind.Enum,
            "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => DifferenceKind.Range,
            "format" or "pattern" => DifferenceKind.Format,
            "additionalProperties" or "propertyNames" or "false" => DifferenceKind.Unknown,
            "" => DifferenceKind.Body,
            _ => DifferenceKind.Length,
        };

    private sealed record Found(SchemaViolation Violation, JsonValue? Value, JsonValue? Expected)
    {
        /// <summary>Null: that of the keyword.</summary>
        public DifferenceKind? Kind { get; init; }

        public Found Below(string pointer) =>
            this with
            {
                Violation = Violation with { Pointer = pointer + Violation.Pointer },
            };
    }
}
