using Databases;
using Mockd.Storage.Durable;
using Mockd.Storage.Postgres;
using Storage.Tests.Durable;

namespace Storage.Tests.Postgres;

/// <summary>The same when the database hardly remembers which rows are gone, so that states are loaded whole often.</summary>
public sealed class ForgetfulPostgresStoreTests(LazyServer server) : SharedStoreContract
{
    private readonly PostgresDatabase _database = new(server, new NewsKeeping(2, 3));

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask<IStateLog> LogAsync() => await _database.OpenAsync();
}
