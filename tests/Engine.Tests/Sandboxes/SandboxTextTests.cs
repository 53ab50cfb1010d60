using System.Text;
using Engine.Tests.Actions;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Sandboxes;

/// <summary>A sandbox goes out as text and comes back as it was.</summary>
public sealed class SandboxTextTests
{
    private const string Head = """{"format":"mockd-sandbox","version":1,"twin":"h","sequence":1,"draws":"0"}""";
    private const string Row =
        """{"table":"pets","key":"9","sequence":9,"createdAt":"2026-01-31T12:00:00.0000000Z","updatedAt":"2026-01-31T12:00:00.0000000Z","fields":{}}""";

    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly Twin Twin = CompiledTwin.Of(
        """
        version: "1.0"
        tables:
          - { name: pets, idStrategy: sequence, seedData: [{ id: "1", name: Ada }] }
          - { name: owners }
        """
    );

    [Theory]
    [InlineData(null, 0)]
    [InlineData(null, 123456789)]
    [InlineData("2020-02-29", 0)]
    public async Task Read_OfWhatWasWritten_IsTheState(string? frozen, long offset)
    {
        var state = Used() with
        {
            Clock = new SandboxClock(frozen is null ? null : ClockSetting.TimeOf(frozen), TimeSpan.FromTicks(offset)),
        };

        var text = SandboxText.Write(state, Twin.Tables, "h");
        var (read, length) = await ReadAsync(text);

        Assert.Equal(text.Length, length);
        Assert.Equal((state.Sequence, state.Draws, state.Clock), (read.Sequence, read.Draws, read.Clock));
        Assert.Equal(state.Counters.OrderBy(c => c.Key), read.Counters.OrderBy(c => c.Key));
        Assert.Equal(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(SandboxText.Write(read, Twin.Tables, "h")));
        var (old, now) = (state.Tables[0].Find("7")!, read.Tables[0].Find("7")!);
        Assert.Equal(
            (old.Sequence, old.CreatedAt, old.UpdatedAt, old.IsTombstone, old.Fields.ToString()),
            (now.Sequence, now.CreatedAt, now.UpdatedAt, now.IsTombstone, now.Fields.ToString())
        );
        Assert.False(read.Tables[0].Find("1")!.IsTombstone);
    }

    [Fact]
    public void Text_IsALineForTheWhole_AndOneForEachRow_OldestFirst()
    {
        var lines = Encoding.UTF8.GetString(SandboxText.Write(Used(), Twin.Tables, "h")).Split('\n');

        Assert.Equal(["mockd-sandbox", "1", "4", "7", ""], lines.Select(KeyOf));
        Assert.Contains("\"deleted\":true", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain("deleted", lines[1], StringComparison.Ordinal);

        static string KeyOf(string line) =>
            line.Length == 0 ? ""
            : ((JsonObject)JsonValue.Parse(line)) is var l && l["key"] is { } key ? key.AsText!
            : l["format"]!.AsText!;
    }

    [Fact]
    public async Task Read_OfLinesWithBlanksAndEmptyOnes_IsTheState()
    {
        var read = await ReadAsync($"\r\n  {Head} \r\n\n\t{Row}\r\n\r\n");

        Assert.Equal(9, read.Sequence);
        Assert.Equal(["9"], read.Tables[0].InOrder.Select(r => r.Key));
        Assert.Equal(0, read.Tables[1].Count);
    }

    [Fact]
    public async Task Read_OfACounterThatNobodyHas_LeavesItOut()
    {
        var read = await ReadAsync(
            Head.Replace("\"0\"}", "\"5\",\"counters\":{\"pets\":3,\"cars\":4}}", StringComparison.Ordinal)
        );

        Assert.Equal(5UL, read.Draws);
        Assert.Equal([KeyValuePair.Create(0, 3L)], read.Counters);
    }

    [Theory]
    [InlineData("", "the text is empty")]
    [InlineData("\n \n", "the text is empty")]
    [InlineData("[]", "line 1: an object is expected")]
    [InlineData("{", "line 1: this is no JSON")]
    [InlineData("{}", "line 1: this is no exported sandbox")]
    [InlineData("HEAD\nROW\n[1]", "line 3: an object is expected")]
    [InlineData("HEAD\n\nROW\n\nnone", "line 5: this is no JSON")]
    public Task Read_OfWhatIsNone_SaysWhereAndWhy(string text, string expected) =>
        RefusedAsync(
            text.Replace("HEAD", Head, StringComparison.Ordinal).Replace("ROW", Row, StringComparison.Ordinal),
            expected
        );

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version 2 is not known")]
    [InlineData("\"version\":1", "\"version\":\"1\"", "version \"1\" is not known")]
    [InlineData("\"twin\":\"h\"", "\"twin\":\"other\"", "another twin|other tables or seeds")]
    [InlineData("\"sequence\":1", "\"sequence\":-1", "\"sequence\" is a whole number from 0 up")]
    [InlineData("\"sequence\":1", "\"sequence\":1.5", "\"sequence\" is a whole number from 0 up")]
    [InlineData("\"draws\":\"0\"", "\"draws\":0", "\"draws\" is a whole number from 0 up")]
    [InlineData("\"draws\":\"0\"", "\"draws\":\"-1\"", "\"draws\" is a whole number from 0 up")]
    [InlineData("\"draws\":\"0\"", "\"draws\":\"0\",\"counters\":{\"pets\":\"3\"}", "the counter of \"pets\"")]
    [InlineData("\"draws\":\"0\"", "\"draws\":\"0\",\"clock\":{}", "\"clock\" has")]
    [InlineData("\"draws\":\"0\"", "\"draws\":\"0\",\"clock\":{\"offsetTicks\":\"1\"}", "\"clock\" has")]
    [InlineData("\"draws\":\"0\"", "\"draws\":\"0\",\"clock\":{\"frozenAt\":\"2020-01-01\"}", "\"frozenAt\" is a time")]
    public Task Read_OfAHeadWithADefect_SaysWhich(string from, string to, string expected) =>
        RefusedAsync(Head.Replace(from, to, StringComparison.Ordinal), expected.Split('|')[^1]);

    [Theory]
    [InlineData("\"table\":\"pets\"", "\"table\":\"cars\"", "the twin has no table 'cars'")]
    [InlineData("\"table\":\"pets\",", "", "the twin has no table ''")]
    [InlineData("\"key\":\"9\"", "\"key\":9", "the row has no key")]
    [InlineData("\"fields\":{}", "\"fields\":[]", "the row has no fields")]
    [InlineData("\"sequence\":9", "\"sequence\":\"9\"", "\"sequence\" is a whole number")]
    [InlineData("\"createdAt\"", "\"created\"", "\"createdAt\" is a time")]
    [InlineData("\"updatedAt\"", "\"updated\"", "\"updatedAt\" is a time")]
    public Task Read_OfARowWithADefect_SaysWhich(string from, string to, string expected) =>
        RefusedAsync($"{Head}\n{Row.Replace(from, to, StringComparison.Ordinal)}", "line 2: " + expected);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", false)]
    public async Task Read_OfARowThatSaysWhetherItIsDeleted_BelievesIt(string deleted, bool isTombstone)
    {
        var read = await ReadAsync($"{Head}\n{Row[..^1]},\"deleted\":{deleted}}}");

        Assert.Equal(isTombstone, read.Tables[0].Find("9")!.IsTombstone);
    }

    [Fact]
    public async Task Read_OfRowsWithLowNumbers_KeepsTheNumberOfTheHead()
    {
        var read = await ReadAsync(
            $"{Head.Replace("\"sequence\":1", "\"sequence\":50", StringComparison.Ordinal)}\n{Row}"
        );

        Assert.Equal(50, read.Sequence);
    }

    private static async Task<TwinState> ReadAsync(string text) =>
        (await ReadAsync(Encoding.UTF8.GetBytes(text))).State;

    private static async Task<(TwinState State, long Length)> ReadAsync(byte[] text)
    {
        using var stream = new MemoryStream(text);
        return await SandboxText.ReadAsync(stream, Twin.Tables, "h", TestContext.Current.CancellationToken);
    }

    private static async Task RefusedAsync(string text, string expected) =>
        Assert.Contains(
            expected,
            (await Assert.ThrowsAsync<FormatException>(() => ReadAsync(text))).Message,
            StringComparison.Ordinal
        );

    /// <summary>A pet and an owner more; the pet, the newest row, is deleted but kept.</summary>
    private static TwinState Used()
    {
        var pet = new Row
        {
            Key = "7",
            Sequence = 6,
            Fields = JsonObject.Of(("name", "Bén"), ("tags", JsonArray.Of(1, "two", true))),
            CreatedAt = Noon.AddTicks(3),
            UpdatedAt = Noon.AddHours(1),
            IsTombstone = true,
        };
        var owner = new Row
        {
            Key = "4",
            Sequence = 5,
            Fields = JsonObject.Empty,
            CreatedAt = Noon,
            UpdatedAt = Noon,
        };
        return Twin.Start.With(0, Twin.Start.Tables[0].Put(pet)).With(1, Twin.Start.Tables[1].Put(owner)) with
        {
            Sequence = 6,
            Draws = ulong.MaxValue,
            Counters = Twin.Start.Counters.SetItem(0, 7).SetItem(1, 2),
        };
    }
}
