using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>An operation of a description.</summary>
public sealed class Operation
{
    public string? OperationId => throw new NotImplementedException();

    /// <summary>Upper case.</summary>
    public string Method => throw new NotImplementedException();

    /// <summary>As written, with <c>{name}</c> for parameters.</summary>
    public string Path => throw new NotImplementedException();

    public string? Summary => throw new NotImplementedException();

    /// <summary>JSON pointer to the operation in the document.</summary>
    public string Pointer => throw new NotImplementedException();

    /// <summary>Those of the path item included; references resolved.</summary>
    public IReadOnlyList<Parameter> Parameters => throw new NotImplementedException();

    public RequestBody? RequestBody => throw new NotImplementedException();

    /// <summary>In document order.</summary>
    public IReadOnlyList<ResponseDescription> Responses => throw new NotImplementedException();

    /// <summary>The first response that stands for success: 200, 201, 202 …, 2XX, then default; null when none is described.</summary>
    public ResponseDescription? Success => throw new NotImplementedException();

    public ResponseDescription? FindResponse(int status) => throw new NotImplementedException();
}
