using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Runs the SDK suites under <c>stripe/</c> against the twin that ships.</summary>
public sealed class StripeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task NodeSdks_AgainstTheTwin_PassTheirSuite() => SdkSuite.RunNodeAsync("stripe", 60, Cancellation);

    /// <summary>A thousand callers at once see nothing of each other.</summary>
    [Fact]
    public async Task NodeSdk_OfAThousandCallersAtOnce_GivesEachItsOwnRows()
    {
        using var folder = new TemporaryFolder();
        folder.CopyFrom(Path.Combine(Paths.Twins, "stripe"));
        var config = Path.Combine(folder.FullPath, "mockd.yaml");
        await File.AppendAllTextAsync(config, "\nsandboxes: { by: [{ apiKey: bearer }], max: 2000 }\n", Cancellation);

        await SdkSuite.RunNodeAsync("stripe", "sandboxes.mjs", config, 13_000, Cancellation);
    }

    [Fact]
    public Task PythonSdk_AgainstTheTwin_PassesItsSuite() =>
        SdkSuite.RunPythonAsync("stripe", "stripe", 60, Cancellation);
}
