using System.Text;

namespace Mockd.Engine.Yaml;

/// <summary>Reads files that are indented with tabs throughout, where no width of a tab has to be guessed.</summary>
internal static class TabIndentation
{
    /// <summary>The text with two spaces for each tab in front of a line; null when there are none, or spaces as well.</summary>
    public static string? Replace(string yaml)
    {
        if (!yaml.Contains("\n\t", StringComparison.Ordinal) || yaml.Contains("\n ", StringComparison.Ordinal))
        {
            return null;
        }

        var text = new StringBuilder(yaml.Length);
        var isIndentation = true;
        foreach (var c in yaml)
        {
            if (isIndentation && c == '\t')
            {
                text.Append("  ");
                continue;
            }

            isIndentation = c == '\n';
            text.Append(c);
        }

        return text.ToString();
    }
}
