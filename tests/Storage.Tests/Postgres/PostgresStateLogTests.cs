using Databases;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Storage.Tests.Durable;

namespace Storage.Tests.Postgres;

/// <summary>The database does what every log does.</summary>
public sealed class PostgresStateLogTests(LazyServer server) : StateLogContract
{
    private readonly PostgresDatabase _database = new(server, NewsKeeping.Default);
    private PostgresStateLog? _log;

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask<IStateLog> LogAsync() => _log ??= await _database.OpenAsync();

    protected override async ValueTask<IStateLog> ReopenAsync() => _log = await _database.OpenAsync();
}
