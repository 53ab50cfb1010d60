using System.Net;

namespace Mockd.Engine.Schemas.Formats;

/// <summary>Names and numbers of hosts, and the addresses of people on them.</summary>
internal static class HostFormats
{
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>A mailbox of RFC 5321.</summary>
    public static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
        {
            return false;
        }

        var local = text[..at];
        var domain = text[(at + 1)..];
        return (IsQuoted(local) || IsDotted(local)) && (IsHostName(domain) || IsLiteral(domain));
    }

    /// <summary>RFC 1123: labels of letters, digits and inner hyphens.</summary>
    public static bool IsHostName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        foreach (var range in text.Split('.'))
        {
            if (!IsLabel(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    // The framework also reads octal, hexadecimal and shortened forms, which RFC 2673 does not know.
    public static bool IsIpv4(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (
                ++parts > 4
                || part.Length is 0 or > 3
                || part.ContainsAnyExceptInRange('0', '9')
                || (part.Length > 1 && part[0] == '0')
                || (part.Length == 3 && part.CompareTo("255", StringComparison.Ordinal) > 0)
            )
            {
                return false;
            }
        }

        return parts == 4;
    }

    public static bool IsIpv6(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c) && c is not (':' or '.'))
            {
                return false;
            }
        }

        var tail = text.LastIndexOf(':') + 1;
        return tail > 0 && (!text.Contains('.') || IsIpv4(text[tail..])) && IPAddress.TryParse(text, out _);
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<char> local) =>
        local.Length > 2 && local[0] == '"' && local[^1] == '"' && !local[1..^1].ContainsAny('"', '\r', '\n');

    private static bool IsDotted(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
        {
            return false;
        }

        foreach (var c in local)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !LocalSigns.Contains(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLiteral(ReadOnlySpan<char> domain) =>
        domain.Length > 2
        && domain[0] == '['
        && domain[^1] == ']'
        && (
            IsIpv4(domain[1..^1])
            || (domain.StartsWith("[IPv6:", StringComparison.OrdinalIgnoreCase) && IsIpv6(domain[6..^1]))
        );
}
