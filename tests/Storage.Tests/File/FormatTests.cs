using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Xunit;

namespace Storage.Tests.File;

/// <summary>A file that an older program wrote goes forward to the newest format with all of its rows.</summary>
public sealed class FormatTests : IAsyncDisposable
{
    private static readonly FormatStep Owner = new(
        "ALTER TABLE states ADD COLUMN owner TEXT NOT NULL DEFAULT 'nobody'; CREATE INDEX owners ON states(owner);"
    );

    private static readonly FileFormat Newer = new([.. FileFormat.Current.Steps, Owner]);
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly StoredRow Anna = new("t", "anna", 1, Now, Now, false, "{}");
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task OlderFile_GoesForward_AndOlderProgramsRefuseItThen()
    {
        await FillAsync();

        await using (var log = SqliteStateLog.Open(_folder.File, Newer, mostPages: 0))
        {
            var loaded = await log.LoadAsync("default", Cancellation);
            Assert.Equal([Anna], loaded!.Rows);
            var write = new StateWrite("default", loaded.Version, "{}", [Anna with { Key = "bert" }]);
            Assert.Equal([true], await log.AppendAsync([write], Cancellation));
        }

        using (var session = new SqliteSession(_folder.File, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly))
        {
            Assert.Equal(Newer.Version, FileFormat.VersionOf(session));
            Assert.Equal("nobody", session.Value("SELECT owner FROM states"));
        }

        var e = Assert.Throws<StoreRefusedException>(() => SqliteStateLog.Open(_folder.File));
        Assert.Contains($"format {Newer.Version}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileWithoutChecksums_GetsThem_AndIsVouchedForFromThenOn()
    {
        var old = new FileFormat([FileFormat.Current.Steps[0]]);
        using (StoreFile.Open(_folder.File, old)) { }

        using (var session = new SqliteSession(_folder.File, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            session.Script(
                """
                INSERT INTO layers(id) VALUES (1);
                INSERT INTO states(name, kind, origin, created, used, version, layer, head)
                    VALUES ('default', 'Sandbox', 'seeds', 1, 1, 4294967297, 1, '{}');
                INSERT INTO rows(layer, tbl, key, seq, created, updated, deleted, doc)
                    VALUES (1, 't', 'anna', 1, 621355968000000000, 621355968000000000, 0, '{}');
                """
            );
        }

        Assert.Contains(
            "no checksums",
            Assert.Single(FileCheck.Run(_folder.File, null).Remarks),
            StringComparison.Ordinal
        );
        var loaded = (await _folder.Log.LoadAsync("default", Cancellation))!;
        Assert.Null(loaded.Damage);
        Assert.Equal([Anna], loaded.Rows);
        await _folder.CloseAsync();
        using (var session = new SqliteSession(_folder.File, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            session.Script("UPDATE rows SET doc = '{\"a\":1}'");
        }

        Assert.True(Assert.Single((await _folder.Log.LoadAsync("default", Cancellation))!.Rows).IsDamaged);
    }

    [Fact]
    public async Task StepThatFails_LeavesTheFileAsItWas()
    {
        await FillAsync();
        var broken = new FileFormat([.. Newer.Steps, new FormatStep("DROP TABLE rows; CREATE TABLE states(id);")]);

        Assert.Throws<StoreUnavailableException>(() => SqliteStateLog.Open(_folder.File, broken, mostPages: 0));

        await using var log = SqliteStateLog.Open(_folder.File);
        Assert.Equal([Anna], (await log.LoadAsync("default", Cancellation))!.Rows);
    }

    private async Task FillAsync()
    {
        var entry = new StateEntry("default", StateKind.Sandbox, "seeds", Now, Now);
        await _folder.Log.CreateAsync(entry, "{}", [Anna], Cancellation);
        await _folder.CloseAsync();
    }
}
