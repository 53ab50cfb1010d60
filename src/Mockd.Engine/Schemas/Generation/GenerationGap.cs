using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>Says why a member that an answer has to have could not be made.</summary>
public static class GenerationGap
{
    private const int LongestShown = 120;

    /// <summary>To be put behind the violation's words; empty where a value can be made, so that something else left it out.</summary>
    public static string WhyNot(Schema schema, SchemaViolation violation)
    {
        if (violation.Keyword != "required" || violation.Member is not { } member)
        {
            return "";
        }

        var view = ValuePointer
            .Tokens(violation.Pointer)
            .Aggregate((SchemaView?)SchemaView.Of(schema), Below)
            ?.Member(member);
        return view is null || CanBeMade(view) ? "" : $"; no value of it was found{Asked(view)}";
    }

    private static SchemaView? Below(SchemaView? view, string name)
    {
        while (view is { Choices.Count: > 0 } && view.Member(name) is null)
        {
            view = view.Choose(view.Variants.Order[0]);
        }

        return view is null ? null
            : int.TryParse(name, out var index) && view.ItemAt(index) is { } item ? item
            : view.Member(name);
    }

    private static bool CanBeMade(SchemaView view) =>
        ValueGenerator.Generate(
            view,
            Vocabulary.Subject.Alone(1, DateTimeOffset.UnixEpoch),
            1,
            Vocabulary.PropertyName.None
        )
            is { } made
        && view.Accepts(made);

    private static string Asked(SchemaView view)
    {
        var bounds = view.Bounds;
        List<string> asked = [];
        if (bounds.IsNever)
        {
            return " because the schemas that hold for it exclude each other";
        }

        asked.AddRange(bounds.Patterns.Select(p => $"pattern {Cut(p)}"));
        Add(asked, "format", bounds.Format);
        Add(asked, "minLength", bounds.MinLength > 0 ? bounds.MinLength : null);
        Add(asked, "maxLength", bounds.MaxLength);
        Add(asked, "minItems", bounds.MinItems > 0 ? bounds.MinItems : null);
        Add(asked, "minProperties", bounds.MinProperties > 0 ? bounds.MinProperties : null);
        if (SchemaHeight.Of(view) >= SchemaHeight.Endless)
        {
            asked.Add("members of its own kind, without end");
        }

        return asked.Count == 0 ? "" : $" that has {string.Join(", ", asked)}";
    }

    private static void Add(List<string> asked, string keyword, object? value)
    {
        if (value is not null)
        {
            asked.Add($"{keyword} {value}");
        }
    }

    private static string Cut(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;
}
