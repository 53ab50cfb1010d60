using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mockd.Engine.Yaml;

/// <summary>Types a YAML scalar by the core schema of YAML 1.2 (section 10.3).</summary>
internal static class YamlScalar
{
    public static void Write(JsonOutput json, Scalar scalar)
    {
        var text = scalar.Value;
        if (
            scalar.Style != ScalarStyle.Plain
            || (!scalar.Tag.IsEmpty && scalar.Tag.Value.EndsWith("str", StringComparison.Ordinal))
        )
        {
            json.Text(text);
            return;
        }

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                json.Raw("null");
                return;
            case "true" or "True" or "TRUE":
                json.Raw("true");
                return;
            case "false" or "False" or "FALSE":
                json.Raw("false");
                return;
        }

        if (IsNumber(text))
        {
            json.Raw(text[0] == '+' ? text.AsSpan(1) : text);
        }
        else if (
            text.StartsWith("0x", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex)
        )
        {
            json.Raw(hex.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.Text(text);
        }
    }

    /// <summary>JSON's number grammar, a plus in front allowed; a leading zero makes a text, as in postal codes.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var at = text[0] is '-' or '+' ? 1 : 0;
        var whole = Digits(text[at..]);
        if (whole == 0 || (whole > 1 && text[at] == '0') || text.Length > 400)
        {
            return false;
        }

        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text[(at + 1)..]);
            if (fraction == 0)
            {
                return false;
            }

            at += 1 + fraction;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            var exponent = at < text.Length ? Digits(text[at..]) : 0;
            if (exponent == 0)
            {
                return false;
            }

            at += exponent;
        }

        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
