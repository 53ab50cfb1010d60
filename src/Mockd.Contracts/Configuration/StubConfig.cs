using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>A stub: a matcher and a canned answer (`mocks` in the file).</summary>
public sealed record StubConfig
{
    public string? Id { get; init; }

    public string? Type { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    [Description("A disabled stub never answers.")]
    public bool Enabled { get; init; } = true;

    [Description("Name for `extend`.")]
    public string? OperationId { get; init; }

    public string? WorkspaceId { get; init; }

    public string? ParentId { get; init; }

    public double? MetaSortKey { get; init; }

    [Description("The stub itself.")]
    public HttpStubConfig? Http { get; init; }
}
