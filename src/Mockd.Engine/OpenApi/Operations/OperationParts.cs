namespace Mockd.Engine.OpenApi;

/// <summary>What an operation reads and answers.</summary>
internal sealed record OperationParts(
    IReadOnlyList<Parameter> Parameters,
    RequestBody? RequestBody,
    IReadOnlyList<ResponseDescription> Responses,
    ResponseDescription? Success
);
