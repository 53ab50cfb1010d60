using Mockd.Storage.Durable;
using Xunit;

namespace Storage.Tests.Durable;

/// <summary>What every log does, wherever it keeps its states.</summary>
public abstract class StateLogContract : StateLogEntryContract
{
    [Fact]
    public async Task Append_ReplacesAddsAndRemoves()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna, Bert], Cancellation);
        var before = await LoadAsync(log, "a");
        var changed = Anna with { Fields = """{"name":"Anne"}""", UpdatedAt = Noon.AddDays(1) };
        var added = Row("orders", "bert", 3, """{"total":1}""");

        var write = await WriteAsync(log, "a", """{"draws":2}""", changed, Gone(Bert), added);
        Assert.Equal([true], await log.AppendAsync([write], Cancellation));

        var after = await LoadAsync(log, "a");
        Assert.Equal((before.Version + 1, """{"draws":2}"""), (after.Version, after.Head));
        AssertRows([changed, added], after);
    }

    [Fact]
    public async Task Append_RowThatCameBack_HasItsNewPlace()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna, Bert], Cancellation);
        var again = Row("customers", "anna", 9, """{"name":"Anna II"}""");

        await log.AppendAsync([await WriteAsync(log, "a", "{}", again)], Cancellation);
        AssertRows([Bert, again], await LoadAsync(log, "a"));

        await log.AppendAsync([await WriteAsync(log, "a", "{}", Gone(again))], Cancellation);
        await log.AppendAsync([await WriteAsync(log, "a", "{}", Anna)], Cancellation);
        AssertRows([Anna, Bert], await LoadAsync(log, "a"));
    }

    [Fact]
    public async Task Append_RemovingWhatIsNotThere_IsApplied()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);

        Assert.Equal([true], await log.AppendAsync([await WriteAsync(log, "a", "{}", Gone(Bert))], Cancellation));

        AssertRows([Anna], await LoadAsync(log, "a"));
    }

    [Fact]
    public async Task Append_OfTwoStates_KeepsThemApart()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        await log.CreateAsync(Entry("b"), "{}", [Anna], Cancellation);
        var changed = Anna with { Fields = "{}" };

        var applied = await log.AppendAsync(
            [
                await WriteAsync(log, "a", """{"in":"a"}""", changed),
                await WriteAsync(log, "b", """{"in":"b"}""", Gone(Anna)),
            ],
            Cancellation
        );

        Assert.Equal([true, true], applied);
        var (a, b) = (await LoadAsync(log, "a"), await LoadAsync(log, "b"));
        Assert.Equal(("""{"in":"a"}""", """{"in":"b"}"""), (a.Head, b.Head));
        AssertRows([changed], a);
        AssertRows([], b);
    }

    [Fact]
    public async Task Append_OneThatExpectsAnotherVersion_AppliesTheOthers()
    {
        var log = await LogAsync();
        foreach (var name in (string[])["a", "b", "c"])
        {
            await log.CreateAsync(Entry(name), "{}", [Anna], Cancellation);
        }

        var old = await WriteAsync(log, "b", """{"old":true}""", Bert, Gone(Anna));
        await log.AppendAsync([await WriteAsync(log, "b", """{"new":true}""")], Cancellation);

        var applied = await log.AppendAsync(
            [
                await WriteAsync(log, "a", "{}", Bert),
                old,
                new StateWrite("nobody", 1, "{}", [Anna]),
                await WriteAsync(log, "c", "{}", Bert),
            ],
            Cancellation
        );

        Assert.Equal([true, false, false, true], applied);
        AssertRows([Anna, Bert], await LoadAsync(log, "a"));
        AssertRows([Anna], await LoadAsync(log, "b"));
        Assert.Equal("""{"new":true}""", (await LoadAsync(log, "b")).Head);
        AssertRows([Anna, Bert], await LoadAsync(log, "c"));
        Assert.Equal(["a", "b", "c"], (await log.ListAsync(Cancellation)).Select(e => e.Name));
    }

    [Fact]
    public async Task Append_OfManyRows_IsOneStep()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);
        StoredRow[] rows =
        [
            .. Enumerable.Range(1, 5_000).Select(i => Row("customers", $"key{i * 7919 % 5_003}", i, "{}")),
        ];

        await log.AppendAsync([await WriteAsync(log, "a", "{}", rows)], Cancellation);

        AssertRows(rows, await LoadAsync(log, "a"));
    }

    [Fact]
    public async Task Append_FromManySides_LetsOneThroughPerVersion()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [], Cancellation);
        var first = (await LoadAsync(log, "a")).Version;
        var won = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() => WriteManyAsync(w), Cancellation)));

        var end = await LoadAsync(log, "a");
        Assert.Equal(first + won, end.Version);
        Assert.Equal(won, end.Rows.Count);
        Assert.True(won >= 10, $"{won} writes came through");

        async Task WriteManyAsync(int writer)
        {
            for (var i = 0; i < 10; i++)
            {
                var row = Row("customers", $"{writer}.{i}", i, "{}");
                var applied = await log.AppendAsync([await WriteAsync(log, "a", "{}", row)], Cancellation);
                Interlocked.Add(ref won, applied[0] ? 1 : 0);
            }
        }
    }

    [Fact]
    public async Task Load_WhileOthersWrite_IsOfOneVersion()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), """{"n":0}""", [.. Numbered(0)], Cancellation);
        var writer = Task.Run(WriteAsync, Cancellation);
        var loads = 0;
        while (!writer.IsCompleted)
        {
            var state = await LoadAsync(log, "a");
            Assert.All(state.Rows, row => Assert.Equal(state.Head, row.Fields));
            Assert.Equal(20, state.Rows.Count);
            loads++;
        }

        await writer;
        Assert.True(loads > 0);
        Assert.Equal("""{"n":60}""", (await LoadAsync(log, "a")).Head);

        async Task WriteAsync()
        {
            for (var i = 1; i <= 60; i++)
            {
                var write = await StateLogScene.WriteAsync(log, "a", $$"""{"n":{{i}}}""", [.. Numbered(i)]);
                Assert.Equal([true], await log.AppendAsync([write], Cancellation));
            }
        }

        static IEnumerable<StoredRow> Numbered(int number) =>
            Enumerable.Range(0, 20).Select(i => Row("customers", $"key{i}", i, $$"""{"n":{{number}}}"""));
    }

    [Fact]
    public async Task News_AreWhatChangedSince_OrNothingIsKnown()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna, Bert], Cancellation);
        var before = await LoadAsync(log, "a");
        var carl = Row("customers", "carl", 3, "{}");
        await log.AppendAsync([await WriteAsync(log, "a", """{"draws":1}""", carl, Gone(Bert))], Cancellation);
        await log.AppendAsync(
            [await WriteAsync(log, "a", """{"draws":2}""", carl with { Fields = """{"x":1}""" })],
            Cancellation
        );

        if (await log.NewsAsync("a", before.Version, Cancellation) is { } news)
        {
            Assert.Equal((before.Version + 2, """{"draws":2}"""), (news.Version, news.Head));
            Assert.Equal(["bert", "carl"], news.Rows.Select(r => r.Key).Order());
            Assert.Null(news.Rows.Single(r => r.Key == "bert").Fields);
            Assert.Equal("""{"x":1}""", news.Rows.Single(r => r.Key == "carl").Fields);
        }

        if (await log.NewsAsync("a", before.Version + 2, Cancellation) is { } none)
        {
            Assert.Equal((before.Version + 2, """{"draws":2}"""), (none.Version, none.Head));
            Assert.Empty(none.Rows);
        }
    }

    [Fact]
    public async Task State_MadeAgain_IsNotTakenForTheFormerOne()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        for (var i = 0; i < 5; i++)
        {
            await log.AppendAsync([await WriteAsync(log, "a", "{}", Bert)], Cancellation);
        }

        var former = await LoadAsync(log, "a");
        Assert.NotEmpty(await log.DeleteAsync("a", null, Cancellation));
        Assert.Equal([0], await log.VersionsAsync(["a"], Cancellation));
        Assert.Null(await log.NewsAsync("a", former.Version, Cancellation));
        Assert.True(await log.CreateAsync(Entry("a"), "{}", [], Cancellation));

        var made = await LoadAsync(log, "a");
        Assert.True(made.Version > former.Version, $"{made.Version} after {former.Version}");
        AssertRows([], made);
        Assert.Null(await log.NewsAsync("a", former.Version, Cancellation));
        Assert.Equal([false], await log.AppendAsync([new("a", former.Version, "{}", [Anna])], Cancellation));
        AssertRows([], await LoadAsync(log, "a"));
    }
}
