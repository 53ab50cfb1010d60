using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas.Checking;
using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Compares the formats that are asserted with those of an independent checker.</summary>
public sealed class SchemaFormatTests
{
    private static readonly string[] Formats =
    [
        "date-time",
        "date",
        "time",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "uri-template",
        "uuid",
        "json-pointer",
        "relative-json-pointer",
        "json-pointer-uri-fragment",
        "regex",
        "byte",
        "int32",
        "int64",
    ];

    /// <summary>FORMAT TAB VALUE TAB WHY: what the two see differently, and why ours is meant.</summary>
    private static readonly string Differences = Path.Combine(Paths.Tests, "conformance/format-differences.tsv");

    private static readonly JsonValue[] Numbers =
    [
        0,
        -1,
        1.5,
        2147483647,
        2147483648,
        -2147483648,
        -2147483649,
        JsonValue.Parse("1e3"),
        JsonValue.Parse("123456789012345"),
    ];

    [Fact]
    public async Task EveryFormat_ValuesOfAllFormats_AreJudgedAlike()
    {
        var texts = await File.ReadAllLinesAsync(
            Path.Combine(Paths.Tests, "conformance/format-values.txt"),
            TestContext.Current.CancellationToken
        );
        JsonValue[] values = [.. texts.Select(t => (JsonValue)t), .. Numbers];
        var cases = Formats.Select(f => new AjvCase("formats", f, values)).ToArray();
        var verdicts = await Ajv.JudgeAsync(cases, TestContext.Current.CancellationToken);
        var found = new List<string>();
        for (var i = 0; i < cases.Length; i++)
        {
            var schema = JsonObject.Of(("format", Formats[i])).ToUtf8();
            var set = new SchemaSet(schema, SchemaDialect.Draft2020, assertsFormats: true);
            for (var v = 0; v < values.Length; v++)
            {
                if ((set.Check(values[v]).Count == 0) != verdicts[i]![v])
                {
                    found.Add($"{Formats[i]}\t{values[v].ToPlainText()}");
                }
            }
        }

        var listed = (await File.ReadAllLinesAsync(Differences, Encoding.UTF8, TestContext.Current.CancellationToken))
            .Select(l => l.Split('\t'))
            .ToArray();
        Assert.All(listed, l => Assert.True(l.Length == 3 && l[2].Length > 15, l[0]));
        var text = string.Join('\n', found.Except(listed.Select(l => $"{l[0]}\t{l[1]}")));
        Assert.True(text.Length == 0, text);
        Assert.Equal(listed.Length, found.Count);
    }
}
