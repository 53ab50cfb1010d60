using Mockd.Engine.Schemas.Checking;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

/// <summary>Runs the official test suite of JSON Schema.</summary>
public sealed class JsonSchemaSuiteTests
{
    /// <summary>How the names of cases begin that come out otherwise than the suite wants, with the reason behind a tab.</summary>
    private static readonly string Exceptions = Path.Combine(
        AppContext.BaseDirectory,
        "Schemas/json-schema-suite-exceptions.txt"
    );

    [Theory]
    [InlineData("draft4", 618)]
    [InlineData("draft6", 839)]
    [InlineData("draft7", 927)]
    [InlineData("draft2019-09", 1259)]
    [InlineData("draft2020-12", 1299)]
    public void Required_EveryCase_ComesOutAsTheSuiteWants(string draft, int least)
    {
        var (count, wrong) = JsonSchemaSuite.Run(draft, DialectOf(draft), assertsFormats: false);
        AssertListed(draft, wrong);
        Assert.True(count >= least, $"only {count} cases were found");
    }

    [Theory]
    [InlineData("draft7/optional/format")]
    [InlineData("draft2019-09/optional/format")]
    [InlineData("draft2020-12/optional/format")]
    [InlineData("draft7/optional")]
    [InlineData("draft4/optional")]
    [InlineData("draft6/optional")]
    [InlineData("draft2019-09/optional")]
    [InlineData("draft2020-12/optional")]
    public void Optional_EveryCaseThatIsNotListed_ComesOutAsTheSuiteWants(string folder)
    {
        var (_, wrong) = JsonSchemaSuite.Run(
            folder,
            DialectOf(folder),
            assertsFormats: folder.EndsWith("format", StringComparison.Ordinal)
        );
        AssertListed(folder[..folder.IndexOf('/')], wrong);
    }

    /// <summary>Of a folder such as <c>draft2019-09/optional</c>.</summary>
    private static SchemaDialect DialectOf(string folder) =>
        Enum.Parse<SchemaDialect>(folder.Split('/', '-')[0], ignoreCase: true);

    private static void AssertListed(string draft, List<string> wrong)
    {
        var listed = File.ReadLines(Exceptions).Select(l => l.Split('\t')).ToArray();
        Assert.All(listed, l => Assert.True(l.Length == 2 && l[1].Length > 20, l[0]));
        var differing = wrong.Where(w =>
            !Array.Exists(listed, l => w.StartsWith($"{draft}/{l[0]}", StringComparison.Ordinal))
        );
        var text = string.Join('\n', differing);
        Assert.True(text.Length == 0, text);
    }
}
