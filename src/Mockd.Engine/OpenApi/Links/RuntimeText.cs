namespace Mockd.Engine.OpenApi;

/// <summary>
/// A text that is a runtime expression, or has some in braces: <c>{$request.body#/callback}?id={$request.query.id}</c>.
/// </summary>
public sealed class RuntimeText
{
    private RuntimeText(string written, IReadOnlyList<(string Text, RuntimeExpression? Expression)> parts) =>
        (Written, Parts) = (written, parts);

    public string Written { get; }

    /// <summary>Texts, and expressions in place of one.</summary>
    public IReadOnlyList<(string Text, RuntimeExpression? Expression)> Parts { get; }

    /// <summary>The text is one expression and nothing else; null otherwise.</summary>
    public RuntimeExpression? Single => Parts is [{ Expression: { } only }] ? only : null;

    /// <summary>Braces around what is no expression are text.</summary>
    public static RuntimeText Parse(string written)
    {
        if (RuntimeExpression.Parse(written) is { } whole)
        {
            return new RuntimeText(written, [(written, whole)]);
        }

        var parts = new List<(string Text, RuntimeExpression? Expression)>();
        var start = 0;
        for (var open = written.IndexOf('{'); open >= 0; open = written.IndexOf('{', open + 1))
        {
            var close = written.IndexOf('}', open);
            if (close > open && RuntimeExpression.Parse(written[(open + 1)..close]) is { } expression)
            {
                Add(parts, written[start..open]);
                parts.Add((written[open..(close + 1)], expression));
                start = close + 1;
            }
        }

        Add(parts, written[start..]);
        return new RuntimeText(written, parts);
    }

    private static void Add(List<(string Text, RuntimeExpression? Expression)> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add((text, null));
        }
    }
}
