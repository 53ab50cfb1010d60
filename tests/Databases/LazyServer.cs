namespace Databases;

/// <summary>One server for all tests of a program, started by the first that needs it.</summary>
public sealed class LazyServer : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartAsync);

    public Task<PostgresServer> Server => _server.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
