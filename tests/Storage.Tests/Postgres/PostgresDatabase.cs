using Databases;
using Mockd.Storage.Postgres;
using Xunit;

[assembly: AssemblyFixture(typeof(LazyServer))]

namespace Storage.Tests.Postgres;

/// <summary>A database for one test, and the logs that are open on it.</summary>
internal sealed class PostgresDatabase(LazyServer lazy, NewsKeeping keeping) : IAsyncDisposable
{
    private readonly List<PostgresStateLog> _open = [];
    private string? _name;

    public async Task<PostgresServer> ServerAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        return await lazy.Server;
    }

    public async Task<string> NameAsync() => _name ??= await (await ServerAsync()).MakeDatabaseAsync();

    /// <summary>A log with connections of its own, as another process would have.</summary>
    public async Task<PostgresStateLog> OpenAsync()
    {
        var connection = PostgresConnection.Parse((await ServerAsync()).ConnectionTo(await NameAsync()), "the test");
        var log = await PostgresStateLog.OpenAsync(connection, keeping, TestContext.Current.CancellationToken);
        _open.Add(log);
        return log;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var log in _open)
        {
            await log.DisposeAsync();
        }
    }
}
