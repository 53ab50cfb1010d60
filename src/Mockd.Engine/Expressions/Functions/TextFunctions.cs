using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Functions over texts.</summary>
internal static class TextFunctions
{
    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        new("trim", 1, 2, static (in call) => call.Made(call.Text(0).Trim(Cutset(call)))),
        new("trimPrefix", 2, 2, TrimPrefix),
        new("trimSuffix", 2, 2, TrimSuffix),
        new("upper", 1, 1, static (in call) => call.Made(call.Plain(0).ToUpperInvariant())),
        new("lower", 1, 1, static (in call) => call.Made(call.Plain(0).ToLowerInvariant())),
        new("split", 2, 3, static (in call) => Split(call, keepSeparator: false)),
        new("splitAfter", 2, 3, static (in call) => Split(call, keepSeparator: true)),
        new("replace", 3, 4, Replacing.Replace),
        new("repeat", 2, 2, Repeat),
        new("join", 1, 2, Join),
        new("indexOf", 2, 2, static (in call) => (long)call.Text(0).IndexOf(call.Text(1), StringComparison.Ordinal)),
        new("lastIndexOf", 2, 2, static (in c) => (long)c.Text(0).LastIndexOf(c.Text(1), StringComparison.Ordinal)),
        new("hasPrefix", 2, 2, static (in call) => call.Text(0).StartsWith(call.Text(1), StringComparison.Ordinal)),
        new("hasSuffix", 2, 2, static (in call) => call.Text(0).EndsWith(call.Text(1), StringComparison.Ordinal)),
        new("padLeft", 2, 3, static (in call) => Pad(call, left: true)),
        new("padRight", 2, 3, static (in call) => Pad(call, left: false)),
        new("capitalize", 1, 1, Capitalize),
    ];

    // Without a set, Trim of no characters cuts white space.
    private static char[] Cutset(in Call call) => call.Has(1) ? call.Text(1).ToCharArray() : [];

    private static JsonText TrimPrefix(in Call call)
    {
        var (text, prefix) = (call.Text(0), call.Text(1));
        return call.Made(text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text);
    }

    private static JsonText TrimSuffix(in Call call)
    {
        var (text, suffix) = (call.Text(0), call.Text(1));
        return call.Made(text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text);
    }

    private static JsonArray Split(in Call call, bool keepSeparator)
    {
        var (text, separator) = (call.Text(0), call.Text(1));
        var most = call.Has(2) ? call.Count32(2) : int.MaxValue;
        call.Frame.Charge(text.Length, call.Column);
        if (most == 0)
        {
            return JsonArray.Empty;
        }

        most = most < 0 ? int.MaxValue : most;
        var parts = separator.Length == 0 ? Characters(text, most) : text.Split(separator, most);
        return call.Made([
            .. parts.Select((p, i) => (JsonValue)(keepSeparator && i < parts.Length - 1 ? p + separator : p)),
        ]);
    }

    private static string[] Characters(string text, int most)
    {
        var count = Math.Min(text.Length, most);
        return [.. Enumerable.Range(0, count).Select(i => i == count - 1 ? text[i..] : text[i].ToString())];
    }

    private static JsonText Repeat(in Call call)
    {
        var (text, times) = (call.Text(0), call.Count32(1));
        if (times < 0)
        {
            throw call.Fail("a text cannot be repeated a negative number of times");
        }

        call.Frame.ChargeText((long)text.Length * times, call.Column);
        return new JsonText(text.Length == 0 ? "" : string.Concat(Enumerable.Repeat(text, times)));
    }

    private static JsonText Join(in Call call)
    {
        var separator = call.Has(1) ? call.Text(1) : "";
        var list = call.List(0);
        var parts = new string[list.Count];
        long length = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Nodes.Concatenation.Plain(call.Frame, call.Column, list[i]);
            length += parts[i].Length + separator.Length;
            call.Frame.ChargeText(length, call.Column);
        }

        return new JsonText(string.Join(separator, parts));
    }

    private static JsonText Pad(in Call call, bool left)
    {
        var (text, width) = (call.Plain(0), call.Count32(1));
        var fill = call.Has(2) ? call.Text(2) : " ";
        if (fill.Length != 1)
        {
            throw call.Fail("it fills with one character");
        }

        call.Frame.ChargeText(width, call.Column);
        width = Math.Max(width, 0);
        return new JsonText(left ? text.PadLeft(width, fill[0]) : text.PadRight(width, fill[0]));
    }

    private static JsonText Capitalize(in Call call)
    {
        var text = call.Text(0);
        return call.Made(text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..]);
    }
}
