using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Xunit;

namespace Storage.Tests.Durable;

/// <summary>A log under test, and rows to put into it.</summary>
public abstract class StateLogScene : IAsyncDisposable
{
    // A tenth of a microsecond must survive, and so must a moment that was written down elsewhere.
    protected static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddTicks(
        1
    );
    protected static readonly StoredRow Anna = Row("customers", "anna", 1, """{"name":"Anna"}""");
    protected static readonly StoredRow Bert = Row("customers", "bert", 2, """{"name":"Bert"}""");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The log of this test, empty at first; asked again, the same one.</summary>
    protected abstract ValueTask<IStateLog> LogAsync();

    /// <summary>Closes the log and opens it again over what it kept.</summary>
    protected abstract ValueTask<IStateLog> ReopenAsync();

    protected static StateEntry Entry(string name) => new(name, StateKind.Sandbox, "seeds", Noon, Noon);

    protected static StoredRow Row(string table, string key, long sequence, string fields) =>
        new(table, key, sequence, Noon, Noon, false, fields);

    protected static StoredRow Gone(StoredRow row) => row with { Fields = null };

    protected static async Task<StoredState> LoadAsync(IStateLog log, string name)
    {
        var loaded = await log.LoadAsync(name, Cancellation);
        Assert.NotNull(loaded);
        return loaded;
    }

    /// <summary>A write that expects the version that is there now.</summary>
    protected static async Task<StateWrite> WriteAsync(
        IStateLog log,
        string name,
        string head,
        params IReadOnlyList<StoredRow> rows
    ) => new(name, (await log.VersionsAsync([name], Cancellation))[0], head, rows);

    protected static void AssertRows(IEnumerable<StoredRow> expected, StoredState state) =>
        Assert.Equal(InOrder(expected), InOrder(state.Rows));

    private static IEnumerable<StoredRow> InOrder(IEnumerable<StoredRow> rows) =>
        rows.OrderBy(r => r.Table, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal);
}
