using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Storage.Tests.Durable;
using Xunit;

namespace Storage.Tests.File;

/// <summary>What forks cost on the disk.</summary>
public sealed class LayerTests : StateLogScene
{
    private readonly SqliteFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override ValueTask<IStateLog> LogAsync() => new(_folder.Log);

    protected override async ValueTask<IStateLog> ReopenAsync() => await _folder.ReopenAsync();

    [Fact]
    public async Task Forks_ShareTheRows_AndLeaveNoneBehind()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna, Bert], Cancellation);
        for (var i = 0; i < 50; i++)
        {
            Assert.True(await ForkAsync(log, "a", $"fork-{i}", Unread()));
        }

        Assert.Equal(2, Count("rows"));
        Assert.Equal(52, Count("layers"));
        foreach (var entry in await log.ListAsync(Cancellation))
        {
            AssertRows([Anna, Bert], await LoadAsync(log, entry.Name));
            Assert.Equal([entry.Name], await log.DeleteAsync(entry.Name, null, Cancellation));
        }

        Assert.Equal((0, 0), (Count("rows"), Count("layers")));

        static IEnumerable<StoredRow> Unread()
        {
            yield return Anna;
            Assert.Fail("the rows were looked at");
        }
    }

    [Fact]
    public async Task ForkAfterEachWrite_DoesNotPileUpLayers()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);
        var rows = new List<StoredRow>();
        for (var i = 0; i < 5 * LayerTables.MostLayers; i++)
        {
            rows.Add(Row("customers", $"key-{i}", i, "{}"));
            await log.AppendAsync([await WriteAsync(log, "a", "{}", rows[^1])], Cancellation);
            await ForkAsync(log, "a", $"fork-{i}", rows);
            await log.DeleteAsync($"fork-{i - 1}", null, Cancellation);
        }

        Assert.InRange(Count("layers"), 2, (2 * LayerTables.MostLayers) + 2);
        AssertRows(rows, await LoadAsync(log, "a"));
        AssertRows(rows, await LoadAsync(log, $"fork-{rows.Count - 1}"));
    }

    [Fact]
    public async Task RowsThatComeAndGoInAFork_LeaveNothing()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        await ForkAsync(log, "a", "b", [Anna]);

        await log.AppendAsync([await WriteAsync(log, "b", "{}", Bert)], Cancellation);
        await log.AppendAsync([await WriteAsync(log, "b", "{}", Gone(Bert))], Cancellation);

        Assert.Equal(1, Count("rows"));
        await log.AppendAsync([await WriteAsync(log, "b", "{}", Gone(Anna))], Cancellation);
        AssertRows([], await LoadAsync(log, "b"));
        AssertRows([Anna], await LoadAsync(log, "a"));
    }

    private long Count(string table)
    {
        using var session = new SqliteSession(_folder.File, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        return session.Number($"SELECT count(*) FROM {table}");
    }

    private static async Task<bool> ForkAsync(IStateLog log, string from, string to, IEnumerable<StoredRow> rows) =>
        await log.ForkAsync(
            Entry(to),
            "{}",
            rows,
            new StateBasis(from, (await log.VersionsAsync([from], Cancellation))[0], []),
            Cancellation
        );
}
