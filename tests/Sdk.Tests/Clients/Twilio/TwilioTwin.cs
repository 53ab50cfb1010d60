using Sdk.Tests.Clients.Twilio;
using Sdk.Tests.Running;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Xunit;

[assembly: AssemblyFixture(typeof(TwilioTwin))]

namespace Sdk.Tests.Clients.Twilio;

/// <summary>The twin of Twilio, started once for all tests of the .NET SDK.</summary>
public sealed class TwilioTwin : IAsyncDisposable
{
    private readonly Lazy<Task<TwinServer>> _twin = new(() =>
        TwinServer.StartAsync(Path.Combine(Paths.Twins, "twilio/mockd.yaml"), CancellationToken.None)
    );

    /// <summary>An identifier that nobody used before.</summary>
    public static string NewSid(string prefix) => $"{prefix}{Guid.NewGuid():N}";

    /// <summary>The call fails with this status and code.</summary>
    public static async Task<ApiException> RefusedAsync(Task call, int status, int code)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(() => call);
        Assert.Equal((status, code), (refused.Status, refused.Code));
        return refused;
    }

    /// <summary>A client of one account; without a SID, of a new one, whose lists are empty.</summary>
    public async Task<TwilioRestClient> ConnectAsync(string? accountSid = null)
    {
        var handler = new TwinHandler((await _twin.Value).Address);
        return new TwilioRestClient(
            accountSid ?? NewSid("AC"),
            "a-token",
            httpClient: new SystemNetHttpClient(new System.Net.Http.HttpClient(handler))
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_twin.IsValueCreated)
        {
            await (await _twin.Value).DisposeAsync();
        }
    }
}
