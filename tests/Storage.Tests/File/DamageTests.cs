using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Mockd.Storage.File;
using Xunit;

namespace Storage.Tests.File;

/// <summary>What a disk changed by itself is never taken for what was written to it.</summary>
public sealed class DamageTests : IAsyncLifetime
{
    private DamagedFile _file = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _file = await DamagedFile.MakeAsync(Cancellation);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Theory]
    [InlineData("text of the customer 3", "customer-key-3")]
    [InlineData("text of the order 9", "order-key-9")]
    [InlineData("text of the answer 7", "idempotency-key-7")]
    public async Task TextOfARow_DamagesThatRowOnly(string text, string key)
    {
        _file.Flip(Assert.Single(_file.PlacesOf(text)) + 3);

        await using var log = SqliteStateLog.Open(_file.Path);

        Assert.Equal([key], Damaged(await LoadAsync(log, "default"), DamagedFile.Rows));
        Assert.Equal([key], Damaged(await LoadAsync(log, "box"), [.. DamagedFile.Rows, DamagedFile.InFork]));
    }

    [Fact]
    public async Task KeysInATableOrItsIndex_AreMendedFromTheOther()
    {
        string[] names =
        [
            .. DamagedFile.Rows.SelectMany(r => (string[])[r.Key, r.Table]).Distinct(),
            "default",
            DamagedFile.InFork.Key,
        ];
        var mended = 0;
        foreach (var place in names.SelectMany(_file.PlacesOf))
        {
            _file.Flip(place + 1);

            await using var log = SqliteStateLog.Open(_file.Path);

            Assert.Empty(Damaged(await LoadAsync(log, "default"), DamagedFile.Rows));
            Assert.Empty(Damaged(await LoadAsync(log, "box"), [.. DamagedFile.Rows, DamagedFile.InFork]));
            mended++;
        }

        Assert.InRange(mended, 2 * names.Length, int.MaxValue);
    }

    [Fact]
    public async Task WhatAStateHasBesideRows_ClosesThatStateOnly()
    {
        _file.Flip(Assert.Single(_file.PlacesOf("\"draws\":\"99\"")) + 9);

        await using var log = SqliteStateLog.Open(_file.Path);

        Assert.Equal("what it has beside rows", (await LoadAsync(log, "default")).Damage);
        Assert.Null((await LoadAsync(log, "box")).Damage);
    }

    [Fact]
    public async Task KindAndOriginOfAState_CloseIt_AndNobodyTakesItForIdle()
    {
        foreach (var place in _file.PlacesOf("Sandbox").Concat(_file.PlacesOf("seeds")))
        {
            _file.Flip(place);

            await using var log = SqliteStateLog.Open(_file.Path);

            var names = (await log.ListAsync(Cancellation)).Select(e => e.Name).ToArray();
            Assert.Equal(["box", "default"], names);
            var closed = await Task.WhenAll(names.Select(async n => (await LoadAsync(log, n)).Damage));
            Assert.Single(closed, d => d == "what is known about it");
            var name = names[closed[0] is null ? 1 : 0];
            Assert.Empty(await log.DeleteAsync(name, DamagedFile.Now.AddDays(1), Cancellation));
            Assert.NotEmpty(await log.DeleteAsync(name, null, Cancellation));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AnyPlace_NeverGivesARowThatWasNotWritten(int seed)
    {
        var places = _file.UsedPlaces();
        var dice = new Random(seed);
        for (var i = 0; i < 150; i++)
        {
            var place = places[dice.Next(places.Length)];
            _file.Flip(place);
            try
            {
                await using var log = SqliteStateLog.Open(_file.Path);
                Damaged(await LoadAsync(log, "default"), DamagedFile.Rows);
                Damaged(await LoadAsync(log, "box"), [.. DamagedFile.Rows, DamagedFile.InFork]);
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

    /// <summary>Keys of rows that cannot be vouched for; all others must be there as they were written.</summary>
    private static string[] Damaged(StoredState state, IReadOnlyList<StoredRow> written)
    {
        if (state.Damage is not null)
        {
            Assert.Empty(state.Rows);
            return [];
        }

        var good = state.Rows.Where(r => !r.IsDamaged).ToArray();
        Assert.Subset(written.ToHashSet(), good.ToHashSet());
        Assert.Equal(written.Count, state.Rows.Count);
        return [.. state.Rows.Where(r => r.IsDamaged).Select(r => r.Key)];
    }

    private static async Task<StoredState> LoadAsync(SqliteStateLog log, string name)
    {
        var state = await log.LoadAsync(name, Cancellation);
        Assert.True(state is not null, $"the state {name} is gone");
        return state;
    }
}
