using System.Buffers;

namespace Mockd.Engine.Schemas.Formats;

/// <summary>Addresses of RFC 3986 and templates of RFC 6570.</summary>
internal static class UriFormats
{
    private const string SegmentSigns = "-._~!$&'()*+,;=:@";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("-~!$&'()*+,;=:@");

    public static bool IsUri(ReadOnlySpan<char> text) =>
        SchemeEnd(text) is > 0 and var end && IsReferenceBody(text[(end + 1)..], allowsColon: true);

    public static bool IsReference(ReadOnlySpan<char> text) => IsUri(text) || IsReferenceBody(text, allowsColon: false);

    /// <summary>Text with expressions in braces.</summary>
    public static bool IsTemplate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('{', '}') is >= 0 and var open)
        {
            var close = text[open..].IndexOf('}');
            if (
                text[open] == '}'
                || close < 2
                || !IsLiteral(text[..open])
                || !IsExpression(text.Slice(open + 1, close - 1))
            )
            {
                return false;
            }

            text = text[(open + close + 1)..];
        }

        return IsLiteral(text);
    }

    private static int SchemeEnd(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(':');
        if (end <= 0 || !char.IsAsciiLetter(text[0]))
        {
            return -1;
        }

        foreach (var c in text[..end])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return -1;
            }
        }

        return end;
    }

    // Path, query and fragment, with or without an authority before them.
    private static bool IsReferenceBody(ReadOnlySpan<char> text, bool allowsColon)
    {
        var fragment = text.IndexOf('#');
        if (fragment >= 0 && !Has(text[(fragment + 1)..], "/?"))
        {
            return false;
        }

        text = fragment < 0 ? text : text[..fragment];
        var query = text.IndexOf('?');
        if (query >= 0 && !Has(text[(query + 1)..], "/?"))
        {
            return false;
        }

        var path = query < 0 ? text : text[..query];
        if (path.StartsWith("//"))
        {
            var end = path[2..].IndexOf('/');
            var authority = end < 0 ? path[2..] : path.Slice(2, end);
            return IsAuthority(authority) && Has(end < 0 ? [] : path[(2 + end)..], "/");
        }

        var slash = path.IndexOf('/');
        var first = slash < 0 ? path : path[..slash];
        return (allowsColon || !first.Contains(':')) && Has(path, "/");
    }

    private static bool IsAuthority(ReadOnlySpan<char> authority)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0 && (authority[..at].Contains('@') || !Has(authority[..at], "")))
        {
            return false;
        }

        var host = authority[(at + 1)..];
        var port = host.LastIndexOf(':');
        if (port >= 0 && port > host.LastIndexOf(']'))
        {
            if (host[(port + 1)..].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            host = host[..port];
        }

        return host.StartsWith("[")
            ? host.EndsWith("]") && (HostFormats.IsIpv6(host[1..^1]) || IsFutureHost(host[1..^1]))
            : !host.ContainsAny(':', '@') && Has(host, "");
    }

    private static bool IsFutureHost(ReadOnlySpan<char> host)
    {
        var dot = host.IndexOf('.');
        return dot > 1
            && host[0] is 'v' or 'V'
            && dot < host.Length - 1
            && !host[1..dot].ContainsAnyExcept(HexDigits)
            && Has(host[(dot + 1)..], "")
            && !host.ContainsAny('%', '@');
    }

    // The characters of path segments and some more; a per cent sign begins an encoded one.
    private static bool Has(ReadOnlySpan<char> text, ReadOnlySpan<char> more)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                {
                    return false;
                }
            }
            else if (!char.IsAsciiLetterOrDigit(c) && !SegmentSigns.Contains(c) && !more.Contains(c))
            {
                return false;
            }
        }

        return true;
    }

    // Anything but the signs that a URI cannot hold, encoded ones being well formed.
    private static bool IsLiteral(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isEncoded =
                text[i] != '%'
                || (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]));
            if (!isEncoded || text[i] <= ' ' || "\"<>\\^`|\u007f".Contains(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsExpression(ReadOnlySpan<char> expression)
    {
        var names = "+#./;?&=,!@|".Contains(expression[0]) ? expression[1..] : expression;
        foreach (var range in names.Split(','))
        {
            if (!IsVariable(names[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsVariable(ReadOnlySpan<char> variable)
    {
        var prefix = variable.IndexOf(':');
        if (prefix >= 0)
        {
            var length = variable[(prefix + 1)..];
            if (length.Length is 0 or > 4 || length[0] == '0' || length.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        var name =
            prefix >= 0 ? variable[..prefix]
            : variable.EndsWith("*") ? variable[..^1]
            : variable;
        return name.Length > 0
            && name[0] != '.'
            && name[^1] != '.'
            && name.IndexOf("..") < 0
            && !name.ContainsAny(NotInNames)
            && Has(name, "");
    }
}
