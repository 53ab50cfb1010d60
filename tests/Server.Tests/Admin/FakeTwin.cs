using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Journal;
using Mockd.Server.Pipeline;

namespace Server.Tests.Admin;

/// <summary>A twin of one table with three rows, for tests of the plane around it.</summary>
internal sealed class FakeTwin : IAdministeredTwin
{
    private const string Table = "things";
    private readonly JsonObject[] _rows = [.. Enumerable.Range(1, 3).Select(i => JsonObject.Of(("id", (long)i)))];

    public List<string?> Resets { get; } = [];

    public IReadOnlyList<TwinOperation> Operations { get; } =
    [new("api.GetThings", "GET", "/things", Table, "list"), new("api.GetOther", "GET", "/other", null, "generated")];

    public IReadOnlyList<TableOverview> Tables { get; } = [new(Table, 3, 2, "id", null)];

    public int BindingCount => 1;

    public FaultConfig? Faults { get; set; }

    public ValueTask<(IReadOnlyList<JsonObject> Rows, int Total)?> RowsAsync(
        string table,
        int limit,
        int offset,
        CancellationToken cancellation
    ) => new(table == Table ? ([.. _rows.Skip(offset).Take(limit)], _rows.Length) : null);

    public IReadOnlyList<JournalEntry> RecentExchanges(int most) => [];

    public Task<bool> ReloadAsync(ICollection<Diagnostic> diagnostics, CancellationToken cancellation) =>
        Task.FromResult(true);

    public ValueTask<bool> ResetAsync(string? table, CancellationToken cancellation)
    {
        Resets.Add(table);
        return new(table is null or Table);
    }
}
