using Mockd.Storage.Durable;
using Xunit;

namespace Storage.Tests.Durable;

/// <summary>How a state begins with the rows of another one, in every log, whether it shares them or copies them.</summary>
public abstract class StateLogForkContract : StateLogScene
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Fact]
    public async Task Fork_HasTheRows_AndEachGoesItsOwnWay()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna, Bert], Cancellation);

        Assert.True(await ForkAsync(log, "a", "b", [Anna, Bert]));
        await log.AppendAsync([await WriteAsync(log, "a", "{}", Gone(Anna))], Cancellation);
        var changed = Bert with { Fields = "{}" };
        await log.AppendAsync([await WriteAsync(log, "b", """{"draws":1}""", changed)], Cancellation);

        AssertRows([Bert], await LoadAsync(log, "a"));
        AssertRows([Anna, changed], await LoadAsync(log, "b"));
        Assert.Equal("""{"draws":1}""", (await LoadAsync(log, "b")).Head);
        Assert.Equal(["a", "b"], (await log.ListAsync(Cancellation)).Select(e => e.Name));
    }

    [Fact]
    public async Task Fork_WhoseOriginGoes_Stays()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna, Bert], Cancellation);
        await ForkAsync(log, "a", "b", [Anna, Bert]);
        await log.AppendAsync([await WriteAsync(log, "b", "{}", Gone(Bert))], Cancellation);

        Assert.NotEmpty(await log.DeleteAsync("a", null, Cancellation));

        log = await ReopenAsync();
        AssertRows([Anna], await LoadAsync(log, "b"));
        Assert.Null(await log.LoadAsync("a", Cancellation));
    }

    [Fact]
    public async Task Fork_OfAnotherVersion_HasTheRowsThatWereMeant()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        var basis = new StateBasis("a", (await LoadAsync(log, "a")).Version, []);
        await log.AppendAsync([await WriteAsync(log, "a", "{}", Bert)], Cancellation);

        Assert.True(await log.ForkAsync(Entry("b"), "{}", [Anna], basis, Cancellation));
        Assert.True(await log.ForkAsync(Entry("c"), "{}", [Bert], new StateBasis("nobody", 1, []), Cancellation));

        AssertRows([Anna], await LoadAsync(log, "b"));
        AssertRows([Bert], await LoadAsync(log, "c"));
    }

    [Fact]
    public async Task Fork_ToANameThatIsTaken_IsFalseAndChangesNothing()
    {
        var log = await LogAsync();
        await log.CreateAsync(Entry("a"), "{}", [Anna], Cancellation);
        await log.CreateAsync(Entry("b"), "{}", [Bert], Cancellation);

        Assert.False(await ForkAsync(log, "a", "b", [Anna]));

        AssertRows([Anna], await LoadAsync(log, "a"));
        AssertRows([Bert], await LoadAsync(log, "b"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ForksOfForks_AreWhatPlainCopiesWouldBe(int seed)
    {
        var dice = new Random(seed);
        var model = new Dictionary<string, Dictionary<string, StoredRow>>();
        var log = await LogAsync();
        for (var i = 0; i < 250; i++)
        {
            if (i % 60 == 59)
            {
                log = await ReopenAsync();
            }

            await StepAsync(log, model, Names[dice.Next(Names.Length)], Names[dice.Next(Names.Length)], dice);
        }

        Assert.Equal(model.Keys.Order(StringComparer.Ordinal), (await log.ListAsync(Cancellation)).Select(e => e.Name));
        foreach (var (name, rows) in model)
        {
            AssertRows(rows.Values, await LoadAsync(log, name));
        }
    }

    /// <summary>One random change of the log and of what it should be.</summary>
    private static async Task StepAsync(
        IStateLog log,
        Dictionary<string, Dictionary<string, StoredRow>> model,
        string name,
        string other,
        Random dice
    )
    {
        var choice = dice.Next(10);
        if (!model.TryGetValue(name, out var rows))
        {
            Assert.True(await log.CreateAsync(Entry(name), "{}", [Anna], Cancellation));
            model[name] = new() { [Anna.Key] = Anna };
        }
        else if (choice == 0)
        {
            Assert.NotEmpty(await log.DeleteAsync(name, null, Cancellation));
            model.Remove(name);
        }
        else if (choice < 4)
        {
            var copy = new Dictionary<string, StoredRow>(rows);
            StoredRow[] changes = choice == 1 ? [] : [RandomRow(dice), Gone(RandomRow(dice))];
            foreach (var change in changes)
            {
                Apply(copy, change);
            }

            var isNew = model.TryAdd(other, copy);
            Assert.Equal(isNew, await ForkAsync(log, name, other, [.. copy.Values], changes));
        }
        else
        {
            var row = dice.Next(3) == 0 ? Gone(RandomRow(dice)) : RandomRow(dice);
            await log.AppendAsync([await WriteAsync(log, name, "{}", row)], Cancellation);
            Apply(rows, row);
        }

        if (model.TryGetValue(name, out var expected))
        {
            AssertRows(expected.Values, await LoadAsync(log, name));
        }
    }

    private static StoredRow RandomRow(Random dice) =>
        Row("customers", $"key-{dice.Next(6)}", dice.Next(100), $$"""{"n":{{dice.Next(100)}}}""");

    private static void Apply(Dictionary<string, StoredRow> rows, StoredRow row)
    {
        rows.Remove(row.Key);
        if (row.Fields is not null)
        {
            rows.Add(row.Key, row);
        }
    }

    private static async Task<bool> ForkAsync(
        IStateLog log,
        string from,
        string to,
        IReadOnlyList<StoredRow> rows,
        params IReadOnlyList<StoredRow> changes
    ) =>
        await log.ForkAsync(
            Entry(to),
            "{}",
            rows,
            new StateBasis(from, (await LoadAsync(log, from)).Version, changes),
            Cancellation
        );
}
