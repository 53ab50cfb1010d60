using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>What descriptions tell people and schemas cannot say.</summary>
internal sealed record WrittenHints
{
    private static readonly WrittenHints None = new();

    public bool IsLowerCase { get; private init; }

    public bool IsMilliseconds { get; private init; }

    /// <summary>A text that is there for a boolean.</summary>
    public bool IsFlag { get; private init; }

    public static WrittenHints Of(IReadOnlyList<Schema> parts)
    {
        foreach (var part in parts)
        {
            if (part.Extension("description") is JsonText { Value: var text })
            {
                return new WrittenHints
                {
                    IsLowerCase = Says(text, "lowercase", "lower case", "lower-case"),
                    IsMilliseconds = Says(text, "millisecond"),
                    IsFlag = Says(text, "set to true", "set to **true**", "set to `true`", "set to \"true\""),
                };
            }
        }

        return None;
    }

    private static bool Says(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
