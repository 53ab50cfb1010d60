using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas;

/// <summary>Finds the value that schemas name themselves.</summary>
internal static class SchemaLiteral
{
    /// <summary>Const, then a valid example, default or enum value (one that is not null first); null when there is none.</summary>
    public static JsonValue? Of(SchemaView view)
    {
        foreach (var value in Candidates(view))
        {
            if (value.IsNull ? view.AcceptsNull : view.Accepts(value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A scalar in the type that a schema asks for, as in `type: string, example: 90210`; null when it is of none.</summary>
    /// <param name="written">How a number or truth value is written, where that is known.</param>
    public static JsonValue? InType(SchemaView view, JsonValue scalar, string? written = null)
    {
        JsonValue? typed = scalar switch
        {
            JsonNumber or JsonBoolean => new JsonText(written ?? scalar.ToPlainText()),
            JsonText text => TextTyping.Typed(text.Value.Trim(), view),
            _ => null,
        };
        return typed is not null && view.Accepts(typed) ? typed : null;
    }

    /// <summary>The value that stands for "not given": const, default, or the only enum value.</summary>
    public static JsonValue? Fixed(SchemaView view)
    {
        var named = view
            .Parts.Select(p => p.Const)
            .Concat(view.Parts.Select(p => p.Default))
            .Concat(view.Parts.Select(p => p.Enum is { Count: > 0 } values ? FirstReal(values) : null));
        return named.OfType<JsonValue>().FirstOrDefault(view.Accepts);
    }

    private static JsonValue FirstReal(IReadOnlyList<JsonValue> values) =>
        values.FirstOrDefault(v => !v.IsNull) ?? values[0];

    private static IEnumerable<JsonValue> Candidates(SchemaView view)
    {
        var parts = view.Parts;
        var named = parts
            .Select(p => p.Const)
            .Concat(parts.Select(p => ExampleOf(view, p)))
            .Concat(parts.Select(p => p.Default))
            .OfType<JsonValue>();
        var values = parts.Where(p => p.Enum is not null).SelectMany(p => p.Enum!);
        var listed = values.OrderBy(v => v is JsonText text && Placeholder.Is(text.Value)).ToList();
        var all = named.Concat(listed).ToList();
        return all.Where(v => !v.IsNull).Concat(all.Where(v => v.IsNull));
    }

    private static JsonValue? ExampleOf(SchemaView view, Schema part) =>
        part.Example is not { } example ? null
        : example is JsonText or JsonNumber or JsonBoolean && !view.Accepts(example)
            ? InType(view, example, part.WrittenExample) ?? example
        : example;
}
