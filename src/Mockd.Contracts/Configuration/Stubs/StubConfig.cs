using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>A stub: a matcher and a canned answer (`mocks` in the file).</summary>
public sealed record StubConfig
{
    [Description("Name for `extend`; unique.")]
    public string? Id { get; init; }

    [Description("Kept for compatibility; stubs are HTTP.")]
    [OneOf("http", "websocket", "graphql", "grpc", "soap", "mqtt", "oauth", "sse")]
    public string? Type { get; init; }

    [Description("Free text.")]
    public string? Name { get; init; }

    [Description("Free text.")]
    public string? Description { get; init; }

    [Description("A disabled stub never answers.")]
    public bool Enabled { get; init; } = true;

    [Description("Name for `extend`.")]
    public string? OperationId { get; init; }

    [Description("Kept for compatibility.")]
    public string? WorkspaceId { get; init; }

    [Description("Kept for compatibility.")]
    public string? ParentId { get; init; }

    [Description("Kept for compatibility.")]
    public double? MetaSortKey { get; init; }

    [Description("The stub itself.")]
    public HttpStubConfig? Http { get; init; }
}
