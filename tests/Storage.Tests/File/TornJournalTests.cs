using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Xunit;

namespace Storage.Tests.File;

/// <summary>
/// What a loss of power may leave of the write-ahead log: its beginning, or its beginning and rubbish. Each group in it is
/// there whole or not at all, and no later one without the earlier ones.
/// </summary>
public sealed class TornJournalTests : IAsyncDisposable
{
    private const int Groups = 40;
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rest_IsThereUpToAWholeGroup(bool endsInRubbish)
    {
        await FillAsync();
        var journal = await ReadAsync(_folder.File + "-wal");
        var last = 0;
        for (var i = 0; i <= 25; i++)
        {
            var length = journal.Length * i / 25;
            var group = await GroupOfAsync(journal[..length], endsInRubbish);
            Assert.InRange(group, last, Groups);
            last = group;
        }

        Assert.Equal(Groups, last);
    }

    private async Task FillAsync()
    {
        var entry = new StateEntry("default", StateKind.Sandbox, "seeds", Now, Now);
        await _folder.Log.CreateAsync(entry, Head(0), [Row("payer", 0), Row("payee", 0)], Cancellation);
        await _folder.ReopenAsync();
        var version = (await _folder.Log.VersionsAsync(["default"], Cancellation))[0];
        for (var i = 1; i <= Groups; i++)
        {
            var write = new StateWrite("default", version++, Head(i), [Row("payer", -i), Row("payee", i)]);
            Assert.Equal([true], await _folder.Log.AppendAsync([write], Cancellation));
        }
    }

    /// <summary>The last group that a copy of the store has, with this journal.</summary>
    private async Task<int> GroupOfAsync(byte[] journal, bool endsInRubbish)
    {
        await using var copy = new SqliteFolder();
        await System.IO.File.WriteAllBytesAsync(copy.File, await ReadAsync(_folder.File), Cancellation);
        await System.IO.File.WriteAllBytesAsync(
            copy.File + "-wal",
            [.. journal, .. endsInRubbish ? Enumerable.Repeat((byte)0xA5, 10_000) : []],
            Cancellation
        );

        var state = (await copy.Log.LoadAsync("default", Cancellation))!;
        var group = Enumerable.Range(0, Groups + 1).Single(i => Head(i) == state.Head);
        Assert.Equal(
            [Row("payee", group), Row("payer", -group)],
            state.Rows.OrderBy(r => r.Key, StringComparer.Ordinal)
        );
        return group;
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, Cancellation);
        return bytes;
    }

    private static string Head(int group) => $$"""{"draws":{{group}}}""";

    private static StoredRow Row(string key, int balance) =>
        new("accounts", key, 1, Now, Now, false, $$"""{"balance":{{balance}}}""");
}
