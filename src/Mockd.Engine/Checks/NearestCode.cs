using Mockd.Contracts.Json;

namespace Mockd.Engine.Checks;

/// <summary>Finds the code of a described list that says nearest what is wrong.</summary>
internal static class NearestCode
{
    private static readonly string[] OfAny = ["invalid", "validation", "bad", "malformed"];

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["missing"] = ["missing", "required", "blank", "absent"],
        ["unknown"] = ["unknown", "unexpected", "unrecognized", "unsupported", "extra", "not_allowed"],
        ["type"] = ["type"],
        ["enum"] = ["enum", "choice", "not_in", "unsupported"],
        ["range"] = ["range", "min", "max", "too_"],
        ["length"] = ["length", "too_", "size", "min", "max"],
        ["format"] = ["format", "pattern", "malformed"],
        ["empty"] = ["empty", "blank"],
        ["body"] = ["body", "json", "payload", "parse", "malformed"],
    };

    /// <summary>Null when none of them speaks of a bad request.</summary>
    public static JsonValue? Of(string kind, IReadOnlyList<JsonValue> listed)
    {
        foreach (var word in Words.GetValueOrDefault(kind, []).Concat(OfAny))
        {
            foreach (var code in listed)
            {
                if (code.AsText?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
                {
                    return code;
                }
            }
        }

        return null;
    }
}
