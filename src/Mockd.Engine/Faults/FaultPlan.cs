using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Faults;

/// <summary>What is to go wrong with one request.</summary>
public sealed record FaultPlan
{
    /// <summary>Waited before anything else happens.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Status of the error answered instead of the real answer; null: no error.</summary>
    public int? Status { get; init; }

    /// <summary>Body of that error; null: in the twin's own error shape.</summary>
    public string? Body { get; init; }

    /// <summary>Sent as Retry-After with that error.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Answers 200 with nothing in it instead of the real answer.</summary>
    public bool Empty { get; init; }

    /// <summary>Share of the body's bytes that are changed.</summary>
    public double CorruptRate { get; init; }

    /// <summary>How the answer is sent; null: as usual.</summary>
    public TransferPlan? Transfer { get; init; }

    /// <summary>True when the request must not reach the twin at all.</summary>
    public bool ReplacesAnswer => Status is not null || Empty || Transfer is { Reset: true };
}
