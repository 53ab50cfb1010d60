using System.Globalization;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Json;

/// <summary>JSON pointers (RFC 6901) into values: how they are written, and what they lead to.</summary>
internal static class ValuePointer
{
    /// <summary>The pointer of a member.</summary>
    public static string Child(string pointer, string name) => string.Concat(pointer, "/", Escape(name));

    /// <summary>A name as it stands in a pointer.</summary>
    public static string Escape(string name) =>
        name.AsSpan().IndexOfAny('~', '/') < 0
            ? name
            : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The name that a part of a pointer stands for.</summary>
    public static string Unescape(string token) =>
        token.Contains('~')
            ? token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            : token;

    /// <summary>Names and indexes on the way; none for the whole value.</summary>
    public static IEnumerable<string> Tokens(string pointer) => pointer.Split('/').Skip(1).Select(Unescape);

    /// <summary>Whether the token can be a place in a list.</summary>
    public static bool IsIndex(string token, out int index) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out index);

    /// <summary>What a pointer leads to; null when there is nothing.</summary>
    public static JsonValue? Find(JsonValue? value, string pointer) => Tokens(pointer).Aggregate(value, Below);

    /// <summary>What one token leads to; null when there is nothing.</summary>
    public static JsonValue? Below(JsonValue? value, string token) =>
        value switch
        {
            JsonArray items when IsIndex(token, out var index) && index < items.Count => items[index],
            JsonObject members => members[token],
            _ => null,
        };
}
