using System.Text;
using Mockd.Engine.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Pointers into the files of a description (RFC 6901), also in the form they have in a URL fragment.</summary>
internal static class JsonPointers
{
    public static string Child(string pointer, string token) => ValuePointer.Child(pointer, token);

    public static string Child(string pointer, string keyword, string token) =>
        string.Concat(pointer, "/", keyword, "/") + ValuePointer.Escape(token);

    public static string Child(string pointer, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pointer}/{index}");

    public static string Child(string pointer, string keyword, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pointer}/{keyword}/{index}");

    /// <summary>The address of the file that a place stands in; the imported file's pointers have none.</summary>
    public static string AddressOf(string pointer) =>
        pointer.Length == 0 || pointer[0] is '/' or '?' ? "" : pointer[..pointer.IndexOf('#')];

    /// <summary>
    /// The name a place has among the schemas of the components, or as a file of its own; null when it stands elsewhere.
    /// </summary>
    public static string? ComponentName(string pointer)
    {
        if (AddressOf(pointer) is { Length: > 0 } address)
        {
            pointer = pointer[(address.Length + 1)..];
            if (pointer.Length == 0)
            {
                return Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(address));
            }
        }

        var name = Below(pointer, "/components/schemas/") ?? Below(pointer, "/definitions/");
        return name is null ? null : ValuePointer.Unescape(name);
    }

    private static string? Below(string pointer, string container) =>
        pointer.StartsWith(container, StringComparison.Ordinal) && pointer.IndexOf('/', container.Length) < 0
            ? pointer[container.Length..]
            : null;

    /// <summary>The tokens of a fragment without its <c>#</c>.</summary>
    public static string[] Tokens(string fragment)
    {
        if (fragment.Length == 0)
        {
            return [];
        }

        var tokens = Uri.UnescapeDataString(fragment)[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = ValuePointer.Unescape(tokens[i]);
        }

        return tokens;
    }

    public static string Join(ReadOnlySpan<string> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            text.Append('/').Append(ValuePointer.Escape(token));
        }

        return text.ToString();
    }
}
