using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.Bindings;

/// <summary>How an operation of a table answers, resolved once from the binding, its table, the profile and the description.</summary>
internal sealed record OperationSettings
{
    /// <summary>Status when all went well.</summary>
    public required int Status { get; init; }

    /// <summary>The answer with this body, where the status has one.</summary>
    public Response Answer(ReadOnlyMemory<byte> body) =>
        Status is 204 or 205 ? new Response { Status = Status } : Response.Json(Status, body);

    /// <summary>Answered instead of the row.</summary>
    public required ValueTemplate? Body { get; init; }

    /// <summary>A row that is deleted stays as a tombstone.</summary>
    public required bool KeepsTombstones { get; init; }

    /// <summary>A get answers tombstones.</summary>
    public required bool ShowsTombstones { get; init; }

    /// <summary>What a get answers instead of a tombstone's row.</summary>
    public required ValueTemplate? TombstoneBody { get; init; }
}
