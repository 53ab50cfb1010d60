namespace Mockd.Contracts.Configuration;

/// <summary>A stub answered by a table action.</summary>
public sealed record StubBindingConfig
{
    public required string Table { get; init; }

    public required TableAction Action { get; init; }

    public string? Operation { get; init; }
}
