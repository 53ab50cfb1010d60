using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Runs the SDK suites under <c>openai/</c> against the twin that ships.</summary>
public sealed class OpenAiTests
{
    [Fact]
    public Task NodeSdk_AgainstTheTwin_PassesItsSuite() =>
        SdkSuite.RunNodeAsync("openai", 25, TestContext.Current.CancellationToken);
}
