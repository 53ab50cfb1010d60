using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>A running twin: answers requests and lets the admin API look at and change its state. Safe for many threads.</summary>
public sealed class TwinRuntime : Admin.IAdministeredTwin
{
    /// <summary>Those of the twin that answers now, sorted by path and method.</summary>
    public IReadOnlyList<TwinOperation> Operations => throw new NotImplementedException();

    public IReadOnlyList<TableOverview> Tables => throw new NotImplementedException();

    public int BindingCount => throw new NotImplementedException();

    /// <summary>Faults injected before requests are answered; null: none.</summary>
    public FaultConfig? Faults { get; set; }

    /// <summary>Compiles the file and starts a twin of it, or answers null with at least one error among the diagnostics.</summary>
    public static Task<TwinRuntime?> StartAsync(
        TwinOptions options,
        ICollection<Mockd.Contracts.Diagnostics.Diagnostic> diagnostics,
        CancellationToken cancellation
    ) => throw new NotImplementedException();

    public ValueTask<Response> AnswerAsync(Request request, CancellationToken cancellation) =>
        throw new NotImplementedException();

    /// <summary>The rows of a table as stored, in list order; null when there is no such table.</summary>
    public ValueTask<(IReadOnlyList<JsonObject> Rows, int Total)?> RowsAsync(
        string table,
        int limit,
        int offset,
        CancellationToken cancellation
    ) => throw new NotImplementedException();

    /// <summary>Back to the seeds, one table or (null) all at once; false when there is no such table.</summary>
    public ValueTask<bool> ResetAsync(string? table, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
