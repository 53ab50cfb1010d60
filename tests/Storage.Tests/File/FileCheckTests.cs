using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Xunit;

namespace Storage.Tests.File;

/// <summary>A look at a store finds all that is damaged, and a copy has all that is not.</summary>
public sealed class FileCheckTests : IAsyncLifetime
{
    private DamagedFile _file = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Saved => _file.Path + ".saved";

    public async ValueTask InitializeAsync() => _file = await DamagedFile.MakeAsync(Cancellation);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task GoodFile_HasNoDamage_AndItsCopyIsTheSame()
    {
        var report = FileCheck.Run(_file.Path, Saved);

        Assert.Empty(report.Damages);
        Assert.Equal((2, 9), (report.States, report.Rows));
        await using var log = SqliteStateLog.Open(Saved);
        Assert.Equal(DamagedFile.Rows, Sorted(await LoadAsync(log, "default")));
        Assert.Equal([.. DamagedFile.Rows, DamagedFile.InFork], Sorted(await LoadAsync(log, "box")));
    }

    [Fact]
    public async Task DamagedRow_IsNamedWithItsSandboxes_AndLeftOutOfTheCopy()
    {
        _file.Flip(Assert.Single(_file.PlacesOf("text of the customer 3")) + 3);

        var report = FileCheck.Run(_file.Path, Saved);

        var damage = Assert.Single(report.Damages);
        Assert.Equal(("customers", "customer-key-3"), (damage.Table, damage.Key));
        Assert.Equal(["box", "default"], damage.States.Order());
        await using var log = SqliteStateLog.Open(Saved);
        var rows = DamagedFile.Rows.Where(r => r.Key != "customer-key-3");
        Assert.Equal(rows, Sorted(await LoadAsync(log, "default")));
        Assert.Empty(FileCheck.Run(Saved, null).Damages);
    }

    [Fact]
    public async Task DamagedHead_IsMadeAnewInTheCopy()
    {
        _file.Flip(Assert.Single(_file.PlacesOf("\"draws\":\"99\"")) + 9);

        var report = FileCheck.Run(_file.Path, Saved);

        Assert.Equal(["default"], Assert.Single(report.Damages).States);
        await using var log = SqliteStateLog.Open(Saved);
        var state = await LoadAsync(log, "default");
        Assert.Null(state.Damage);
        Assert.Equal(DamagedFile.Rows, Sorted(state));
        Assert.Contains("\"sequence\":9", state.Head, StringComparison.Ordinal);
        Assert.Contains("\"tables\":[\"customers\",\"orders\"]", state.Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnyPlace_IsEitherFoundOrDoesNotMatter(int seed)
    {
        var places = _file.UsedPlaces();
        var dice = new Random(seed);
        for (var i = 0; i < 150; i++)
        {
            var place = places[dice.Next(places.Length)];
            _file.Flip(place);
            try
            {
                var report = FileCheck.Run(_file.Path, Saved);
                if (report.Damages.Count == 0)
                {
                    Assert.Equal((2, 9), (report.States, report.Rows));
                }

                Assert.Empty(FileCheck.Run(Saved, null).Damages);
            }
            catch (Exception e) when (e is StoreRefusedException or StoreUnavailableException)
            {
                Assert.Contains(_file.Path, e.Message, StringComparison.Ordinal);
            }
            catch (Exception e)
            {
                Assert.Fail($"16 bits from place {place} on: {e}");
            }
        }
    }

    [Fact]
    public void CopyOverAFile_IsRefused()
    {
        System.IO.File.WriteAllText(Saved, "mine");

        Assert.Throws<StoreRefusedException>(() => FileCheck.Run(_file.Path, Saved));

        Assert.Equal("mine", System.IO.File.ReadAllText(Saved));
    }

    [Fact]
    public void NoStore_IsRefused()
    {
        Assert.Contains(
            "There is no file",
            Assert.Throws<StoreRefusedException>(() => FileCheck.Run(_file.Path + ".none", null)).Message,
            StringComparison.Ordinal
        );
        System.IO.File.WriteAllText(Saved, "no database");
        Assert.Throws<StoreRefusedException>(() => FileCheck.Run(Saved, null));
    }

    [Fact]
    public async Task StoreInUse_CanBeLookedAt()
    {
        await using var log = SqliteStateLog.Open(_file.Path);

        Assert.Empty(FileCheck.Run(_file.Path, null).Damages);
    }

    private static IEnumerable<StoredRow> Sorted(StoredState state) =>
        state.Rows.OrderBy(r => r.Key == DamagedFile.InFork.Key).ThenBy(r => DamagedFile.Rows.ToList().IndexOf(r));

    private static async Task<StoredState> LoadAsync(SqliteStateLog log, string name) =>
        (await log.LoadAsync(name, Cancellation))!;
}
