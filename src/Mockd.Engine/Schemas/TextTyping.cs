using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Types one text.</summary>
internal static class TextTyping
{
    public static JsonValue Typed(string text, Schema? schema) =>
        Typed(text, schema is null ? null : SchemaView.Of(schema));

    public static JsonValue Typed(string text, SchemaView? view)
    {
        if (view is null || IsSilent(view))
        {
            return Guessed(text);
        }

        return ByVariant(text, view, 0) ?? new JsonText(text);
    }

    // Null when the text is of none of the types that the schema allows.
    private static JsonValue? ByVariant(string text, SchemaView view, int depth)
    {
        if (view.Choices.Count == 0 || depth > 16)
        {
            return ByType(text, view);
        }

        JsonValue? asText = null;
        for (var i = 0; i < view.Choices[0].Variants.Count; i++)
        {
            var typed = ByVariant(text, view.Choose(i), depth + 1);
            if (typed is not null and not JsonText && view.Choose(i).Accepts(typed))
            {
                return typed;
            }

            asText ??= typed;
        }

        return asText;
    }

    private static JsonValue? ByType(string text, SchemaView view)
    {
        var bounds = view.Bounds;
        if (bounds.Types == SchemaTypes.Any)
        {
            return ByNamedValues(text, view);
        }

        if (bounds.Allows(SchemaTypes.String))
        {
            return new JsonText(text);
        }

        if (bounds.Allows(SchemaTypes.Boolean) && bool.TryParse(text, out var flag))
        {
            return JsonBoolean.Of(flag);
        }

        if (
            bounds.Allows(SchemaTypes.Integer)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
        )
        {
            return JsonNumber.Of(integer);
        }

        return bounds.Allows(SchemaTypes.Number) && IsNumber(text) ? JsonNumber.TryParse(text) : null;
    }

    private static JsonValue? ByNamedValues(string text, SchemaView view)
    {
        var named = view
            .Parts.SelectMany(p => p.Enum ?? [])
            .Concat(view.Parts.Select(p => p.Const).OfType<JsonValue>());
        return named.FirstOrDefault(v => v.ToPlainText() == text) ?? (IsSilent(view) ? Guessed(text) : null);
    }

    private static bool IsSilent(SchemaView view) =>
        view.Types == SchemaTypes.Any
        && view.Choices.Count == 0
        && view.Parts.All(p => p.Enum is null && p.Const is null && p.Pattern is null && p.Format is null);

    private static bool IsNumber(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E');

    // A form carries no types: only what no one would write for a text, such as a postal code, is taken for more.
    private static JsonValue Guessed(string text)
    {
        if (text is "true" or "false")
        {
            return JsonBoolean.Of(text == "true");
        }

        var isPlain = text.Length is > 0 and <= 18 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-');
        return
            isPlain && JsonNumber.TryParse(text) is { } number && number.ToString() == text && RoundTrips(number, text)
            ? number
            : new JsonText(text);
    }

    private static bool RoundTrips(JsonNumber number, string text) =>
        number.IsInteger
            ? number.Integer.ToString(CultureInfo.InvariantCulture) == text
            : number.Double.ToString("R", CultureInfo.InvariantCulture) == text;
}
