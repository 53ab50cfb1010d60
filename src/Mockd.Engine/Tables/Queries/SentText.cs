using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>
/// Texts as callers send them in paths, queries and headers, where nothing says of what kind a value is: <c>5</c> may be the
/// text or the number, <c>true</c> the text or the boolean, <c>null</c> the text or nothing. Keys of rows are such texts too.
/// </summary>
internal static class SentText
{
    /// <summary>The values a text may stand for; those of a field that holds one of them fit.</summary>
    public static JsonValue[] Meanings(string text)
    {
        JsonValue plain = new JsonText(text);
        JsonValue? other =
            text == "null" ? JsonValue.Null
            : text.Equals("true", StringComparison.OrdinalIgnoreCase) ? JsonBoolean.Of(true)
            : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? JsonBoolean.Of(false)
            : JsonNumber.ReadStrictly(text);
        return other is null ? [plain] : [plain, other];
    }

    /// <summary>What a text is as a limit: a number where it is one.</summary>
    public static JsonValue Limit(string text) => JsonNumber.ReadStrictly(text) ?? (JsonValue)new JsonText(text);
}
