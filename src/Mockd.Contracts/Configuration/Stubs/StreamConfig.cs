using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>An answer sent as server-sent events (WHATWG HTML, section 9.2).</summary>
public sealed record StreamConfig
{
    [Description("Condition, such as `input.stream == true`; false: the usual answer.")]
    public required string When { get; init; }

    [Description("Expression of the list of events' data.")]
    public required string Events { get; init; }

    [Description("Member of each event's data that also names the event line; absent: no event lines.")]
    public string? EventField { get; init; }

    [Description("Data of a last event, such as `[DONE]`.")]
    public string? End { get; init; }
}
