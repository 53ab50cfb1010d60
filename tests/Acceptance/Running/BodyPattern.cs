using System.Text;
using System.Text.RegularExpressions;
using Mockd.Contracts.Json;

namespace Acceptance.Tests.Running;

/// <summary>
/// Compares an answer with what a spec expects. <c>...</c> as last member or item allows further ones. In texts,
/// <c>{{name}}</c> takes the value the first time and must equal it afterwards, <c>{{name:pattern}}</c> also has to match
/// a regular expression, and <c>{{int}}</c>, <c>{{number}}</c>, <c>{{text}}</c>, <c>{{bool}}</c>, <c>{{array}}</c>,
/// <c>{{object}}</c>, <c>{{any}}</c> and <c>{{absent}}</c> stand for kinds. <c>…</c> stands for any characters, alone for any value.
/// </summary>
internal sealed partial class BodyPattern(Captures captures)
{
    private const string More = "...";
    private const string Some = "…";
    private const string Absent = "{{absent}}";

    /// <summary>The first difference, with its place; null when there is none.</summary>
    public string? Difference(string expected, ReadOnlySpan<byte> actual)
    {
        if (!LooksLikeJson(expected))
        {
            var text = Encoding.UTF8.GetString(actual).Trim();
            var wanted = captures.Fill(expected == "(empty)" ? "" : expected);
            return text == wanted ? null : $"the body is '{text}'";
        }

        try
        {
            return Compare("$", JsonValue.Parse(Spelled(expected)), JsonValue.Parse(actual));
        }
        catch (System.Text.Json.JsonException problem)
        {
            return $"the body or the expectation is not JSON ({problem.Message})";
        }
    }

    private static bool LooksLikeJson(string text) =>
        text[0] is '{' or '[' or '"' || char.IsAsciiDigit(text[0]) || text is "null" or "true" or "false";

    private string? Compare(string place, JsonValue expected, JsonValue actual) =>
        expected switch
        {
            JsonObject wanted => actual is JsonObject given
                ? CompareObjects(place, wanted, given)
                : $"{place} is {actual}, not an object",
            JsonArray wanted => actual is JsonArray given
                ? CompareArrays(place, wanted, given)
                : $"{place} is {actual}, not an array",
            JsonText wanted => CompareText(place, wanted.Value, actual),
            _ => expected == actual ? null : $"{place} is {actual}, not {expected}",
        };

    private string? CompareObjects(string place, JsonObject wanted, JsonObject given)
    {
        foreach (var (name, value) in wanted)
        {
            if (name == More)
            {
                continue;
            }

            var isThere = given.TryGet(name, out var found);
            if (value.AsText == Absent)
            {
                if (isThere)
                {
                    return $"{place}.{name} is there: {found}";
                }
            }
            else if (!isThere)
            {
                return $"{place}.{name} is missing in {given}";
            }
            else if (Compare($"{place}.{name}", value, found!) is { } difference)
            {
                return difference;
            }
        }

        var extra = wanted.Contains(More) ? null : given.Names.FirstOrDefault(n => !wanted.Contains(n));
        return extra is null ? null : $"{place}.{extra} is not expected: {given[extra]}";
    }

    private string? CompareArrays(string place, JsonArray wanted, JsonArray given)
    {
        var open = wanted.Count > 0 && wanted[^1].AsText == More;
        var count = open ? wanted.Count - 1 : wanted.Count;
        if (given.Count < count || (!open && given.Count > count))
        {
            return $"{place} has {given.Count} items, not {count}: {given}";
        }

        for (var i = 0; i < count; i++)
        {
            if (Compare($"{place}[{i}]", wanted[i], given[i]) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private string? CompareText(string place, string wanted, JsonValue actual)
    {
        if (wanted.Contains(Some, StringComparison.Ordinal))
        {
            return LooksLike(wanted, actual) ? null : $"{place} is {actual}, which does not look like \"{wanted}\"";
        }

        var whole = WholePlaceholder().Match(wanted);
        if (!whole.Success)
        {
            var filled = captures.Fill(wanted);
            return actual.AsText == filled ? null : $"{place} is {actual}, not \"{filled}\"";
        }

        var name = whole.Groups["name"].Value;
        if (IsOfKind(name, actual) is { } fits)
        {
            return fits ? null : $"{place} is {actual}, not of kind {name}";
        }

        var pattern = whole.Groups["pattern"];
        if (pattern.Success && !Regex.IsMatch(actual.ToPlainText(), $"^(?:{pattern.Value})$"))
        {
            return $"{place} is {actual}, which does not match {pattern.Value}";
        }

        if (captures.TryGet(name, out var before) && !pattern.Success)
        {
            return before == actual ? null : $"{place} is {actual}, not {before} as before";
        }

        captures.Set(name, actual);
        return null;
    }

    private bool LooksLike(string wanted, JsonValue actual)
    {
        var pattern = Regex.Escape(captures.Fill(wanted)).Replace(Some, ".*", StringComparison.Ordinal);
        return wanted == Some || (actual.AsText is { } text && Regex.IsMatch(text, $"^{pattern}$"));
    }

    private static bool? IsOfKind(string name, JsonValue value) =>
        name switch
        {
            "any" => true,
            "int" => value is JsonNumber { IsInteger: true },
            "number" => value is JsonNumber,
            "text" => value is JsonText,
            "bool" => value is JsonBoolean,
            "array" => value is JsonArray,
            "object" => value is JsonObject,
            _ => null,
        };

    /// <summary>Turns each bare <c>...</c> into a member or an item, so that the rest is plain JSON.</summary>
    private static string Spelled(string text)
    {
        var result = new StringBuilder(text.Length + 32);
        var open = new Stack<char>();
        var inText = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!inText && text.AsSpan(i).StartsWith(More))
            {
                result.Append(open.Peek() == '{' ? "\"...\":0" : "\"...\"");
                i += 2;
                continue;
            }

            inText ^= c == '"' && (i == 0 || text[i - 1] != '\\');
            if (!inText && c is '{' or '[')
            {
                open.Push(c);
            }
            else if (!inText && c is '}' or ']')
            {
                open.Pop();
            }

            result.Append(c);
        }

        return result.ToString();
    }

    [GeneratedRegex(@"^\{\{(?<name>\w+)(?::(?<pattern>.+))?\}\}$")]
    private static partial Regex WholePlaceholder();
}
