namespace Mockd.Engine.Exchanges;

/// <summary>How a server sends an answer that is meant to arrive badly: slowly, in part, or not at all.</summary>
public sealed record TransferPlan
{
    /// <summary>Drops the connection without sending anything.</summary>
    public bool Reset { get; init; }

    /// <summary>Bytes of body per second; 0: no limit.</summary>
    public int BytesPerSecond { get; init; }

    /// <summary>Drops the connection after this many bytes of body; null: sends all of it.</summary>
    public int? AbortAfterBytes { get; init; }
}
