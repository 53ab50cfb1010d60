using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>One fault of a rule.</summary>
public sealed record FaultKindConfig
{
    [Description(
        "`latency`, `error`, `timeout`, `empty_response`, `connection_reset`, `slow_body`, `partial_response`, `corrupt_body`, `retry_after`."
    )]
    public required string Type { get; init; }

    [Description("Share of the rule's requests that get this fault, 0 to 1.")]
    [Limits(0, 1)]
    public double Probability { get; init; } = 1;

    [Description("Settings of the fault, by its type.")]
    public JsonObject Config { get; init; } = JsonObject.Empty;
}
