using System.Globalization;
using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Inference;

/// <summary>Writes what was inferred as the <c>mockd.yaml</c> that a person would have written, with the reasons as comments.</summary>
public static class InferredText
{
    /// <param name="source">Key and value of the import: <c>path</c> and a file, <c>url</c>, <c>package</c>.</param>
    public static string Write(InferredTwin twin, (string Key, string Value) source)
    {
        var text = new StringBuilder();
        text.Append(
            "# What the description says about state: a table for each resource, and what each operation does to it.\n"
        );
        text.Append("# Operations that are not named here are answered with generated values.\n");
        text.Append("version: \"1.0\"\n\nimports:\n");
        text.Append(CultureInfo.InvariantCulture, $"  - {source.Key}: {Scalar(source.Value)}\n");
        InferredTable[] served = [.. twin.Served.Where(t => t.Actions.Count > 0)];
        if (served.Length == 0)
        {
            return text.ToString();
        }

        text.Append("\ntables:\n");
        foreach (var table in served)
        {
            Table(text, table);
        }

        text.Append("\nextend:\n");
        foreach (var table in served)
        {
            text.Append(CultureInfo.InvariantCulture, $"  # {table.Name}\n");
            foreach (var action in table.Actions)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  - {Binding(action.Binding with { Table = table.Name })}\n"
                );
            }
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, InferredTable table)
    {
        foreach (var evidence in table.Evidence)
        {
            text.Append(CultureInfo.InvariantCulture, $"  # {evidence.ToString().ReplaceLineEndings(" ")}\n");
        }

        var config = table.Config;
        text.Append(CultureInfo.InvariantCulture, $"  - name: {Scalar(config.Name)}\n");
        if (config.HideId)
        {
            text.Append("    hideId: true\n");
        }
        else if (config.IdField != "id")
        {
            text.Append(CultureInfo.InvariantCulture, $"    idField: {Scalar(config.IdField)}\n");
        }

        if (config.Fits)
        {
            text.Append("    fits: true\n");
        }

        if (config.IdIn is { } holder)
        {
            text.Append(CultureInfo.InvariantCulture, $"    idIn: {Scalar(holder)}\n");
        }

        if (config.Under.Count > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    under: [{string.Join(", ", config.Under.Select(Scalar))}]\n"
            );
        }

        if (config.Hidden.Count > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    hidden: [{string.Join(", ", config.Hidden.Select(Scalar))}]\n"
            );
        }

        if (config.Parent is { } parent)
        {
            text.Append(CultureInfo.InvariantCulture, $"    parent: {Scalar(parent)}\n");
        }

        if (config.Schema is { } schema)
        {
            text.Append(CultureInfo.InvariantCulture, $"    schema: {Scalar(schema)}\n");
        }
    }

    private static string Binding(BindingConfig binding)
    {
        var text = new StringBuilder("{ ");
        Member("mock", Scalar(binding.Mock));
        Member("table", Scalar(binding.Table));
        Member("action", binding.Action.ToString().ToLowerInvariant());
        Member("key", binding.Key is { } key ? Scalar(key) : null);
        Member("by", binding.By is { } by ? Scalar(by) : null);
        Member("missing", binding.Missing?.ToString().ToLowerInvariant());
        Member("where", Map(binding.Where));
        Member("set", Map(binding.Set));
        return text.Append(" }").ToString();

        void Member(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(text.Length > 2 ? ", " : "").Append(name).Append(": ").Append(value);
            }
        }
    }

    private static string? Map(IReadOnlyDictionary<string, string> map) =>
        map.Count == 0 ? null : $"{{ {string.Join(", ", map.Select(m => $"{Scalar(m.Key)}: {Scalar(m.Value)}"))} }}";

    // Plain where YAML cannot read it as anything but this text, also within braces.
    private static string Scalar(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ' ')
        && text[^1] != ' '
        && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n" or "nan" or "inf")
            ? text
            : new JsonText(text).ToString();
}
