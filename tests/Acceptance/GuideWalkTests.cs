using Acceptance.Tests.Running;
using Xunit;

namespace Acceptance.Tests;

/// <summary>The page that the product has to live up to: its fragments put together, its commands as printed.</summary>
public sealed class GuideWalkTests
{
    private static readonly string Root = SpecTests.FindRoot();
    private static readonly string Shared = Path.GetFullPath(Path.Combine(Root, "../shared"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BareImport_CommandsAsPrinted_Work()
    {
        var guide = await ReadGuideAsync();
        await WalkAsync(
            GuideYaml.Indent(guide.Between("version: \"1.0\"", "path —")),
            [.. guide.CommandsAfter("mockd now serves"), .. guide.CommandsAfter("Most endpoints can stay", start: true)]
        );
    }

    [Fact]
    public async Task WholeTwin_CommandsAsPrinted_ShowWhatIsPrinted()
    {
        var guide = await ReadGuideAsync();
        string[] fragments =
        [
            .. guide.Between("version: \"1.0\"", "path —"),
            .. guide.Between("tables:", "Each section targets", last: true),
            .. guide.Between("extend:", "Actions:"),
        ];
        await WalkAsync(GuideYaml.Indent(fragments), [.. guide.CommandsAfter("Start the server and exercise")]);
    }

    [Fact]
    public async Task CustomOperation_OfTheGuide_ConfirmsAPayment()
    {
        var guide = await ReadGuideAsync();
        var operation = guide.Between("customOperations:", "Note the quoting").ToArray();
        var extend = Array.IndexOf(operation, "extend:");
        string[] table =
        [
            "tables:",
            "- name: payment_intents",
            "idStrategy: prefix",
            "idPrefix: \"pi_\"",
            "seedData:",
            "- id: \"pi_1\"",
        ];
        string[] fragments =
        [
            .. guide.Between("version: \"1.0\"", "path —"),
            .. table,
            .. operation[extend..],
            .. operation[..extend],
        ];
        var confirm = new ShellCommand(
            "curl -s -X POST http://localhost:4280/v1/payment_intents/pi_1/confirm",
            """{"id": "pi_1", "object": "payment_intent", "status": "succeeded", ...}"""
        );
        await WalkAsync(
            GuideYaml.Indent(fragments),
            [ShellWalk.Own("mockd start -c mockd.yaml --no-auth -d"), confirm]
        );
    }

    private static async Task<GuideText> ReadGuideAsync()
    {
        var page = Path.Combine(Shared, "reference/digital-twin-guide.txt");
        Assert.SkipUnless(File.Exists(page), "../shared is absent: it holds the guide's page");
        return new GuideText(await File.ReadAllLinesAsync(page, Cancellation));
    }

    private static async Task WalkAsync(string yaml, IReadOnlyList<ShellCommand> commands)
    {
        Assert.NotEmpty(commands);
        var folder = Directory.CreateTempSubdirectory("mockd-guide-");
        try
        {
            File.Copy(
                Path.Combine(Shared, "specs/stripe-2023-09-12.yaml"),
                Path.Combine(folder.FullName, "stripe.yaml")
            );
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "mockd.yaml"), yaml, Cancellation);
            await new ShellWalk(Root, folder.FullName).RunAsync(commands, Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
