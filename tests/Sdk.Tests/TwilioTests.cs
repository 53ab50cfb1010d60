using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Runs the SDK suites under <c>twilio/</c> against the twin that ships.</summary>
public sealed class TwilioTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task NodeSdk_AgainstTheTwin_PassesItsSuite() => SdkSuite.RunNodeAsync("twilio", 25, Cancellation);

    [Fact]
    public Task PythonSdk_AgainstTheTwin_PassesItsSuite() =>
        SdkSuite.RunPythonAsync("twilio", "twilio", 25, Cancellation);
}
