using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>A stub answered by a table action.</summary>
public sealed record StubBindingConfig
{
    [Description("Table acted on.")]
    public required string Table { get; init; }

    [Description("What happens.")]
    public required TableAction Action { get; init; }

    [Description("Custom operation, with action `custom`.")]
    public string? Operation { get; init; }
}
