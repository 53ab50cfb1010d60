using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>How far people can go back over writes. It is kept in memory, by each process for the writes it made.</summary>
public sealed record HistoryConfig
{
    [Description("Writes that are remembered, of all sandboxes together; 0: none.")]
    [Limits(0, 1_000_000)]
    public int Writes { get; init; } = 1000;

    [Description("Megabytes that remembered writes may keep alive, estimated by the length of requests.")]
    [Limits(1, 100_000)]
    public int Megabytes { get; init; } = 64;
}
