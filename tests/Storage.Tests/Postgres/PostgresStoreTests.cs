using Databases;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Storage.Tests.Durable;

namespace Storage.Tests.Postgres;

/// <summary>Stores over one database do what every shared store does; each is opened as if by a process of its own.</summary>
public sealed class PostgresStoreTests(LazyServer server) : SharedStoreContract
{
    private readonly PostgresDatabase _database = new(server, NewsKeeping.Default);

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask<IStateLog> LogAsync() => await _database.OpenAsync();
}
