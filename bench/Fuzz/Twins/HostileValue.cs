using System.Globalization;
using System.Text.Json.Nodes;

namespace Mockd.Bench.Fuzz.Twins;

/// <summary>Values that nobody means: empty, huge, of another kind, of signs that break readers.</summary>
internal static class HostileValue
{
    private static readonly string[] Texts =
    [
        "",
        " ",
        "null",
        "true",
        "0",
        "-1",
        "1e309",
        "99999999999999999999",
        "0x10",
        "NaN",
        "{{1/0}}",
        "{{input}}",
        "../../etc/passwd",
        "%00",
        "%zz",
        "a\0b",
        "\r\nX-Evil: 1",
        "caf\u00e9 \u2603",
        "\ud83d\ude00",
        "\ud800",
        "'; --",
        "<script>",
        "[]",
        "{}",
        "a[b][c]",
        "2024-13-45T99:99:99Z",
        "0000-00-00",
        "9999-12-31T23:59:59Z",
        "253402300800",
        "*",
        ".",
        "..",
        "a,b,c",
        "(((((((((((((((((",
        "^(a+)+$",
    ];

    public static string Text(Random random) =>
        random.Next(12) == 0
            ? new string("ab1 -\u00e9"[random.Next(6)], 1 << random.Next(4, 17))
            : Texts[random.Next(Texts.Length)];

    public static JsonNode? Json(Random random) =>
        random.Next(12) switch
        {
            0 => null,
            1 => random.Next(-3, 4),
            2 => 1e300,
            3 => JsonNode.Parse("12345678901234567890123456789.5"),
            4 => random.Next(2) == 0,
            5 => new JsonArray(),
            6 => new JsonObject(),
            7 => new JsonArray([.. Enumerable.Range(0, 1 << random.Next(0, 9)).Select(i => (JsonNode)i)]),
            8 => new JsonObject
            {
                [Text(random).ToString(CultureInfo.InvariantCulture)] = Text(random),
                ["id"] = Text(random),
            },
            9 => Deep(random.Next(1, 100)),
            _ => Text(random),
        };

    private static JsonNode Deep(int levels)
    {
        JsonNode node = 1;
        for (var i = 0; i < levels; i++)
        {
            node = i % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }
}
