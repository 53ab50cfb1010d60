using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine;

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
}
