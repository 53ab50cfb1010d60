using System.Globalization;
using BenchmarkDotNet.Attributes;
using Mockd.Contracts.Json;
using Mockd.Engine.Tables;

namespace Parts;

/// <summary>One table as a value: reads, writes and pages do not depend on its size.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private static readonly JsonObject Fields = (JsonObject)
        JsonValue.Parse("""{"name": "Jenny", "email": "jenny@example.com"}""");
    private TableRows _rows = TableRows.Empty;
    private Row _next = RowOf(0);
    private string _middle = "";

    [Params(10, 100_000)]
    public int RowCount { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        for (var i = 1; i <= RowCount; i++)
        {
            _rows = _rows.Put(RowOf(i));
        }

        _next = RowOf(RowCount + 1);
        _middle = RowOf(RowCount / 2).Key;
    }

    [Benchmark]
    public Row? Find() => _rows.Find(_middle);

    [Benchmark]
    public TableRows Insert() => _rows.Put(_next);

    [Benchmark]
    public ListPage FirstPage() => ListQueries.Run(_rows, new ListQuery { Limit = 10 });

    [Benchmark]
    public ListPage PageAfterCursor() => ListQueries.Run(_rows, new ListQuery { Limit = 10, After = _middle });

    private static Row RowOf(int number) =>
        new()
        {
            Key = "row_" + number.ToString("x8", CultureInfo.InvariantCulture),
            Sequence = number,
            Fields = Fields,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
}
