using Sdk.Tests.Clients.Stripe;
using Sdk.Tests.Running;
using Stripe;
using Xunit;

[assembly: AssemblyFixture(typeof(StripeTwins))]

namespace Sdk.Tests.Clients.Stripe;

/// <summary>The twin of Stripe, started once with each description, for all tests of the .NET SDK.</summary>
public sealed class StripeTwins : IAsyncDisposable
{
    private readonly Dictionary<StripeDescription, Lazy<Task<TwinServer>>> _twins;
    private readonly TemporaryFolder _folder = new();

    public StripeTwins()
    {
        var shipped = Path.Combine(Paths.Twins, "stripe/mockd.yaml");
        _twins = new()
        {
            [StripeDescription.Shipped] = new(() => TwinServer.StartAsync(shipped, CancellationToken.None)),
            [StripeDescription.OfTheSdk] = new(StartOfSdkAsync),
        };
    }

    /// <summary>A client that gives up at the first failure.</summary>
    public async Task<V1Services> ConnectAsync(StripeDescription description) =>
        (await ClientAsync(description, retries: 0)).V1;

    internal async Task<StripeClient> ClientAsync(StripeDescription description, int retries)
    {
        var twin = await _twins[description].Value;
        return new StripeClient(
            new StripeClientOptions
            {
                ApiKey = "sk_test_twin",
                ApiBase = twin.Address.ToString().TrimEnd('/'),
                HttpClient = new SystemNetHttpClient(maxNetworkRetries: retries, enableTelemetry: false),
            }
        );
    }

    private async Task<TwinServer> StartOfSdkAsync() =>
        await TwinServer.StartAsync(
            await SdkDescription.WriteTwinAsync(_folder, CancellationToken.None),
            CancellationToken.None
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var twin in _twins.Values.Where(t => t.IsValueCreated))
        {
            await (await twin.Value).DisposeAsync();
        }

        _folder.Dispose();
    }
}
