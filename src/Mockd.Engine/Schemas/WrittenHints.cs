using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>What descriptions tell people and schemas cannot say.</summary>
internal sealed record WrittenHints(bool IsLowerCase, bool IsMilliseconds)
{
    private static readonly WrittenHints None = new(false, false);

    public static WrittenHints Of(IReadOnlyList<Schema> parts)
    {
        foreach (var part in parts)
        {
            if (part.Extension("description") is JsonText { Value: var text })
            {
                return new(
                    text.Contains("lowercase", StringComparison.OrdinalIgnoreCase)
                        || text.Contains("lower case", StringComparison.OrdinalIgnoreCase)
                        || text.Contains("lower-case", StringComparison.OrdinalIgnoreCase),
                    text.Contains("millisecond", StringComparison.OrdinalIgnoreCase)
                );
            }
        }

        return None;
    }
}
