using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Journal;

namespace Mockd.Server.Pipeline;

/// <summary>The part of a running twin that the admin plane looks at and changes.</summary>
internal interface IAdministeredTwin
{
    IReadOnlyList<TwinOperation> Operations { get; }

    IReadOnlyList<TableOverview> Tables { get; }

    int BindingCount { get; }

    FaultConfig? Faults { get; set; }

    ValueTask<(IReadOnlyList<JsonObject> Rows, int Total)?> RowsAsync(
        string table,
        int limit,
        int offset,
        CancellationToken cancellation
    );

    ValueTask<bool> ResetAsync(string? table, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    IReadOnlyList<JournalEntry> RecentExchanges(int most);

    /// <summary>Reads the configuration again; false when it has errors, and then the old twin stays.</summary>
    Task<bool> ReloadAsync(ICollection<Diagnostic> diagnostics, CancellationToken cancellation);
}
