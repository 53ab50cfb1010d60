using System.Text;

namespace Mockd.Engine.Expressions;

/// <summary>Cuts a text at its <c>{{…}}</c> parts; <c>\{{</c> stands for two braces.</summary>
internal static class TemplateReader
{
    private const string Open = "{{";
    private const string Close = "}}";

    public static TemplatePart[] Read(string text)
    {
        var parts = new List<TemplatePart>();
        var plain = new StringBuilder();
        var at = 0;
        while (text.IndexOf(Open, at, StringComparison.Ordinal) is var open and >= 0)
        {
            if (open > at && text[open - 1] == '\\')
            {
                plain.Append(text, at, open - 1 - at).Append(Open);
                at = open + Open.Length;
                continue;
            }

            plain.Append(text, at, open - at);
            AddPlain(parts, plain);
            parts.Add(new TemplatePart("", ReadPart(text, open, out at)));
        }

        plain.Append(text, at, text.Length - at);
        AddPlain(parts, plain);
        return [.. parts];
    }

    private static Expression ReadPart(string text, int open, out int behind)
    {
        var expression = Expression.ParsePart(text, open + Open.Length, out var end);
        if (string.CompareOrdinal(text, end, Close, 0, Close.Length) != 0)
        {
            throw new ExpressionException("this part is not closed with }}", open + 1);
        }

        behind = end + Close.Length;
        return expression;
    }

    private static void AddPlain(List<TemplatePart> parts, StringBuilder plain)
    {
        if (plain.Length > 0)
        {
            parts.Add(new TemplatePart(plain.ToString(), null));
            plain.Clear();
        }
    }
}
