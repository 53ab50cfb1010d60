using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Runs the SDK suites under <c>stripe/</c> against the twin that ships.</summary>
public sealed class StripeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task NodeSdks_AgainstTheTwin_PassTheirSuite() => SdkSuite.RunNodeAsync("stripe", 60, Cancellation);

    [Fact]
    public Task PythonSdk_AgainstTheTwin_PassesItsSuite() =>
        SdkSuite.RunPythonAsync("stripe", "stripe", 60, Cancellation);
}
