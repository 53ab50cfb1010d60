using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Xunit;

namespace Storage.Tests.Durable;

/// <summary>How every log keeps the list of its states.</summary>
public abstract class StateLogEntryContract : StateLogForkContract
{
    [Fact]
    public async Task New_HasNoStates()
    {
        var log = await LogAsync();

        Assert.Empty(await log.ListAsync(Cancellation));
        Assert.Null(await log.LoadAsync("default", Cancellation));
        Assert.Equal([0], await log.VersionsAsync(["default"], Cancellation));
        Assert.Null(await log.NewsAsync("default", 1, Cancellation));
        Assert.Empty(await log.DeleteAsync("default", null, Cancellation));
    }

    [Fact]
    public async Task Create_IsLoadedAsItWas()
    {
        var log = await LogAsync();

        Assert.True(await log.CreateAsync(Entry("a"), """{"draws":7}""", [Anna, Bert], Cancellation));

        var loaded = await LoadAsync(log, "a");
        Assert.True(loaded.Version > 0);
        Assert.Equal("""{"draws":7}""", loaded.Head);
        AssertRows([Anna, Bert], loaded);
        Assert.Equal([loaded.Version], await log.VersionsAsync(["a"], Cancellation));
    }

    [Fact]
    public async Task Create_NameThatIsTaken_IsFalseAndChangesNothing()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        var before = await LoadAsync(log, "a");

        Assert.False(await log.CreateAsync(Entry("a"), """{"draws":1}""", [Bert], Cancellation));

        var after = await LoadAsync(log, "a");
        Assert.Equal((before.Version, before.Head), (after.Version, after.Head));
        AssertRows([Anna], after);
    }

    [Fact]
    public async Task Create_WhoseRowsFail_LeavesNothing()
    {
        var log = await LogAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await log.CreateAsync(Entry("a"), "{}", Failing(), Cancellation)
        );

        Assert.Null(await log.LoadAsync("a", Cancellation));
        Assert.True(await log.CreateAsync(Entry("a"), "{}", [Bert], Cancellation));
        AssertRows([Bert], await LoadAsync(log, "a"));

        static IEnumerable<StoredRow> Failing()
        {
            yield return Anna;
            throw new InvalidOperationException("the rows end here");
        }
    }

    [Fact]
    public async Task Row_OfAnyText_ComesBackToTheLetter()
    {
        var log = await LogAsync();
        StoredRow[] rows =
        [
            Row(
                "customers",
                "it's; \"a\" %_\\ key/é😀",
                3,
                """{"b":"\u0000\ud83d\ude00 é","a":1.10,"c":{"z":1,"y":null}}"""
            ),
            Row("customers", "ANNA", 4, """{ "spaces" : "stay" }"""),
            Row("customers", "anna", 5, "{}"),
            Row("orders", "anna", 6, $$"""{"long":"{{new string('x', 1 << 20)}}"}"""),
            Row("customers", "anna ", long.MaxValue, """{"n":123456789012345678901234567890}"""),
            Row("Customers", "", 0, "{}") with
            {
                IsTombstone = true,
            },
            Row("customers", "late", 7, "{}") with
            {
                CreatedAt = Noon.AddTicks(3),
                UpdatedAt = Noon.AddYears(900).AddTicks(5),
            },
        ];

        await log.CreateAsync(Entry("a"), "{}", rows, Cancellation);
        await log.CreateAsync(Entry("b"), "{}", [], Cancellation);
        Assert.Equal([true], await log.AppendAsync([await WriteAsync(log, "b", "{}", rows)], Cancellation));

        AssertRows(rows, await LoadAsync(log, "a"));
        AssertRows(rows, await LoadAsync(log, "b"));
    }

    [Fact]
    public async Task Name_OfAnyText_IsItsOwnState()
    {
        var log = await LogAsync();
        string[] names = ["a", "A", "a ", "it's \"one\"", "é/😀", "e\u0301/%_"];
        foreach (var name in names)
        {
            Assert.True(await log.CreateAsync(Entry(name), $$"""{"of":{{name.Length}}}""", [], Cancellation), name);
        }

        var listed = await log.ListAsync(Cancellation);
        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Select(e => e.Name));
        Assert.Equal("""{"of":4}""", (await LoadAsync(log, "é/😀")).Head);
    }

    [Fact]
    public async Task List_HasEverythingOfAnEntry()
    {
        var log = await LogAsync();
        var entry = new StateEntry("snap", StateKind.Snapshot, "default", Noon, Noon.AddTicks(77));
        await log.CreateAsync(entry, "{}", [], Cancellation);

        Assert.Equal([entry], await log.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Versions_OfMany_AreInTheOrderAsked()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);
        await log.CreateAsync(Entry("b"), "{}", [], Cancellation);
        await log.AppendAsync([await WriteAsync(log, "b", "{}")], Cancellation);
        var (a, b) = ((await LoadAsync(log, "a")).Version, (await LoadAsync(log, "b")).Version);

        Assert.Equal([b, 0, a, b], await log.VersionsAsync(["b", "nobody", "a", "b"], Cancellation));
        Assert.Empty(await log.VersionsAsync([], Cancellation));
    }

    [Fact]
    public async Task Delete_TakesRowsOfThisStateOnly()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        await log.CreateAsync(Entry("b"), "{}", [Anna, Bert], Cancellation);

        Assert.Equal(["a"], await log.DeleteAsync("a", null, Cancellation));

        Assert.Equal(["b"], (await log.ListAsync(Cancellation)).Select(e => e.Name));
        AssertRows([Anna, Bert], await LoadAsync(log, "b"));
    }

    [Fact]
    public async Task Delete_OfOneInUse_IsRefused()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);
        await log.TouchAsync([new StateUse("a", Noon.AddHours(1))], Cancellation);

        Assert.Equal(Noon.AddHours(1), (await log.ListAsync(Cancellation)).Single().LastUsedAt);
        Assert.Empty(await log.DeleteAsync("a", Noon.AddMinutes(30), Cancellation));
        Assert.Empty(await log.DeleteAsync("a", Noon.AddHours(1), Cancellation));
        Assert.Equal(["a"], await log.DeleteAsync("a", Noon.AddHours(1).AddTicks(1), Cancellation));
    }

    [Fact]
    public async Task Find_IsTheEntry_OrNothing()
    {
        var log = await LogAsync();
        var entry = new StateEntry("a", StateKind.Sandbox, "b", Noon, Noon.AddTicks(5));
        await log.CreateAsync(entry, "{}", [], Cancellation);

        Assert.Equal(entry, await log.FindAsync("a", Cancellation));
        Assert.Null(await log.FindAsync("A", Cancellation));

        await log.DeleteAsync("a", null, Cancellation);
        Assert.Null(await log.FindAsync("a", Cancellation));
    }

    [Fact]
    public async Task Delete_TakesTheSnapshotsOfTheState_AndNoOthers()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        foreach (var (name, of) in new[] { ("a/one", "a"), ("a/two", "a"), ("a0/one", "a0"), ("a-/one", "a-") })
        {
            await log.CreateAsync(new StateEntry(name, StateKind.Snapshot, of, Noon, Noon), "{}", [Anna], Cancellation);
        }

        await log.CreateAsync(new StateEntry("ab", StateKind.Sandbox, "a", Noon, Noon), "{}", [Bert], Cancellation);

        var gone = await log.DeleteAsync("a", null, Cancellation);

        Assert.Equal(["a", "a/one", "a/two"], gone.Order(StringComparer.Ordinal));
        Assert.Equal(["a-/one", "a0/one", "ab"], (await log.ListAsync(Cancellation)).Select(e => e.Name));
        Assert.Null(await log.LoadAsync("a/one", Cancellation));
        AssertRows([Anna], await LoadAsync(log, "a0/one"));
        AssertRows([Bert], await LoadAsync(log, "ab"));
    }

    [Fact]
    public async Task Delete_OfOneInUse_KeepsItsSnapshots()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);
        await log.CreateAsync(new StateEntry("a/one", StateKind.Snapshot, "a", Noon, Noon), "{}", [Anna], Cancellation);

        Assert.Empty(await log.DeleteAsync("a", Noon, Cancellation));

        AssertRows([Anna], await LoadAsync(log, "a/one"));
    }

    [Fact]
    public async Task Touch_OfMany_IsNotedForEach_AndNeverGoesBack()
    {
        var log = await LogAsync();
        string[] names = [.. Enumerable.Range(0, 250).Select(i => $"s{i:000}")];
        foreach (var name in names)
        {
            await log.CreateAsync(Entry(name), "{}", [], Cancellation);
        }

        await log.TouchAsync([.. names.Select((n, i) => new StateUse(n, Noon.AddTicks(i)))], Cancellation);
        await log.TouchAsync([.. names.Select((n, i) => new StateUse(n, Noon.AddTicks(100)))], Cancellation);
        await log.TouchAsync([], Cancellation);

        Assert.Equal(
            names.Select((_, i) => Noon.AddTicks(Math.Max(i, 100))),
            (await log.ListAsync(Cancellation)).Select(e => e.LastUsedAt)
        );
    }

    [Fact]
    public async Task Touch_OfOneThatIsGone_IsNoHarm()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);
        await log.TouchAsync([new StateUse("a", Noon.AddHours(1))], Cancellation);
        await log.DeleteAsync("a", null, Cancellation);

        await log.TouchAsync([new StateUse("a", Noon.AddHours(2))], Cancellation);
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);

        Assert.Equal(Noon, (await log.ListAsync(Cancellation)).Single().LastUsedAt);
    }

    [Fact]
    public async Task Reopened_HasEverything()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna, Bert], Cancellation);
        await log.AppendAsync([await WriteAsync(log, "a", """{"draws":1}""", Gone(Bert))], Cancellation);
        await log.CreateAsync(Entry("gone"), "{}", [Anna], Cancellation);
        await log.DeleteAsync("gone", null, Cancellation);
        await log.TouchAsync([new StateUse("a", Noon.AddHours(1))], Cancellation);
        var before = await LoadAsync(log, "a");

        log = await ReopenAsync();

        var after = await LoadAsync(log, "a");
        Assert.Equal((before.Version, before.Head), (after.Version, after.Head));
        AssertRows([Anna], after);
        Assert.Equal([Entry("a") with { LastUsedAt = Noon.AddHours(1) }], await log.ListAsync(Cancellation));
        Assert.Equal([true], await log.AppendAsync([await WriteAsync(log, "a", "{}", Bert)], Cancellation));
        AssertRows([Anna, Bert], await LoadAsync(log, "a"));
    }
}
