using System.Text.RegularExpressions;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Reading;

/// <summary>Reads the plain values of a configuration.</summary>
internal static partial class ConfigScalars
{
    // A hundred years, far below what overflows.
    private const double LongestDuration = 36_525.0 * 86_400;

    private static readonly Dictionary<Type, ConfigScalar> Known = new()
    {
        [typeof(string)] = new(v => v is JsonText or JsonNumber or JsonBoolean ? v.ToPlainText() : null, "a text"),
        [typeof(bool)] = new(v => v is JsonBoolean b ? b.Value : null, "true or false"),
        [typeof(int)] = new(
            v =>
                v is JsonNumber { IsInteger: true, Integer: >= int.MinValue and <= int.MaxValue } n
                    ? (int)n.Integer
                    : null,
            "a whole number"
        ),
        [typeof(long)] = new(v => v is JsonNumber { IsInteger: true } n ? n.Integer : null, "a whole number"),
        [typeof(double)] = new(v => v is JsonNumber n ? n.Double : null, "a number"),
        [typeof(TimeSpan)] = new(
            v =>
                v is JsonText t ? DurationOf(t.Value)
                : v is JsonNumber { Double: 0 } ? TimeSpan.Zero
                : null,
            "a duration such as 500ms, 30s or 24h, up to 36525d"
        ),
    };

    public static ConfigScalar? Find(Type type) => Known.GetValueOrDefault(type);

    public static bool IsPlain(JsonValue value) => value is JsonText or JsonNumber or JsonBoolean;

    /// <summary>Values of maps of expressions may be written as plain YAML: <c>false</c>, <c>0</c>, a list.</summary>
    public static string ExpressionText(JsonValue value) => value.IsNull ? "nil" : value.ToPlainText();

    private static TimeSpan? DurationOf(string text)
    {
        var match = Duration().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var seconds = 0.0;
        for (var i = 0; i < match.Groups[1].Captures.Count; i++)
        {
            var number = double.Parse(
                match.Groups[1].Captures[i].ValueSpan,
                System.Globalization.CultureInfo.InvariantCulture
            );
            seconds +=
                number
                * match.Groups[2].Captures[i].Value switch
                {
                    "ms" => 0.001,
                    "s" => 1,
                    "m" => 60,
                    "h" => 3600,
                    _ => 86_400,
                };
        }

        return seconds <= LongestDuration ? TimeSpan.FromSeconds(seconds) : null;
    }

    // Generated at compile time: building one at run time would cost every start several milliseconds.
    [GeneratedRegex(@"^(?:(\d+(?:\.\d+)?)(ms|s|m|h|d))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
