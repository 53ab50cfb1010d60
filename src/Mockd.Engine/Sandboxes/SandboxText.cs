using System.Buffers;
using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Sandboxes;

/// <summary>
/// A sandbox as JSON Lines: a first line that says what it is and of which twin, then one line for each row, oldest first.
/// </summary>
public static class SandboxText
{
    private const string Format = "mockd-sandbox";
    private const int Version = 1;

    /// <param name="hash">Of the twin's tables, so that a file is not read into another twin by mistake.</param>
    public static byte[] Write(TwinState state, TableSet tables, string hash)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        Line(
            buffer,
            StateHead
                .Write(
                    new JsonObjectBuilder().Set("format", Format).Set("version", Version).Set("twin", hash),
                    state,
                    tables
                )
                .Build()
        );
        foreach (var (table, row) in RowsOf(state, tables).OrderBy(r => r.Row.Sequence))
        {
            var line = new JsonObjectBuilder()
                .Set("table", table.Name)
                .Set("key", row.Key)
                .Set("sequence", row.Sequence)
                .Set("createdAt", StateHead.TextOf(row.CreatedAt))
                .Set("updatedAt", StateHead.TextOf(row.UpdatedAt))
                .Set("fields", row.Fields);
            Line(buffer, (row.IsTombstone ? line.Set("deleted", JsonBoolean.True) : line).Build());
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The state, and how many bytes of text it was. Only a line at a time is in memory as text.</summary>
    /// <exception cref="FormatException">The text is no sandbox of this twin; the message names the line.</exception>
    public static async ValueTask<(TwinState State, long Length)> ReadAsync(
        Stream text,
        TableSet tables,
        string hash,
        CancellationToken cancellation
    )
    {
        TwinState? state = null;
        var lines = new LineReader(text);
        while (await lines.ReadAsync(cancellation).ConfigureAwait(false) is { } read)
        {
            state = WithLine(state, read, lines.Number, tables, hash);
        }

        return (state ?? throw new FormatException("the text is empty"), lines.Length);
    }

    private static TwinState? WithLine(
        TwinState? state,
        ReadOnlyMemory<byte> read,
        int number,
        TableSet tables,
        string hash
    )
    {
        var line = read.Span.Trim(" \r\t"u8);
        if (line.IsEmpty)
        {
            return state;
        }

        try
        {
            var members = JsonValue.Parse(line) as JsonObject ?? throw new FormatException("an object is expected");
            return state is null ? Head(members, tables, hash) : WithRow(state, members, tables);
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or OverflowException)
        {
            // What the parser says ends with places of its own, of which the line is wrong here.
            var what = e is System.Text.Json.JsonException ? "this is no JSON" : e.Message;
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number}: {what}"), e);
        }
    }

    private static IEnumerable<(Table Table, Row Row)> RowsOf(TwinState state, TableSet tables) =>
        tables.All.SelectMany(table => state.Tables[table.Number].All.Select(row => (table, row)));

    private static void Line(ArrayBufferWriter<byte> buffer, JsonObject value)
    {
        value.WriteTo(buffer);
        buffer.Write("\n"u8);
    }

    private static TwinState Head(JsonObject head, TableSet tables, string hash)
    {
        if (head["format"]?.AsText != Format)
        {
            throw new FormatException($"this is no exported sandbox: its first line has no \"format\": \"{Format}\"");
        }

        if (head["version"] is not JsonNumber { Integer: Version })
        {
            throw new FormatException($"version {head["version"]} is not known; this program reads version {Version}");
        }

        if (head["twin"]?.AsText != hash)
        {
            throw new FormatException("it was exported from a twin with other tables or seeds");
        }

        return StateHead.Read(head, tables);
    }

    private static TwinState WithRow(TwinState state, JsonObject line, TableSet tables)
    {
        var table = TableOf(line["table"]?.AsText, tables);
        var row = new Row
        {
            Key = line["key"]?.AsText ?? throw new FormatException("the row has no key"),
            Sequence = StateHead.Whole(line, "sequence"),
            Fields = line["fields"] as JsonObject ?? throw new FormatException("the row has no fields"),
            CreatedAt = StateHead.TimeOf(line, "createdAt"),
            UpdatedAt = StateHead.TimeOf(line, "updatedAt"),
            IsTombstone = line["deleted"] is JsonBoolean { Value: true },
        };
        return (state with { Sequence = Math.Max(state.Sequence, row.Sequence) }).With(
            table.Number,
            state.Tables[table.Number].Put(row)
        );
    }

    private static Table TableOf(string? name, TableSet tables) =>
        name is not null && tables.ByName.TryGetValue(name, out var table)
            ? table
            : throw new FormatException($"the twin has no table '{name}'");
}
