using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>An OpenAPI description, read lazily: paths and operations first, the rest when it is first used.</summary>
public sealed class ApiDescription
{
    /// <summary>`2.0`, `3.0`, `3.1` or `3.2`.</summary>
    public string Version => throw new NotImplementedException();

    public string Title => throw new NotImplementedException();

    /// <summary>Path part of each server, without a slash at the end; never empty text.</summary>
    public IReadOnlyList<string> BasePaths => throw new NotImplementedException();

    /// <summary>In document order.</summary>
    public IReadOnlyList<Operation> Operations => throw new NotImplementedException();

    /// <summary>The schema of this name in components (2.0: definitions); null when there is none.</summary>
    public Schema? FindSchema(string name) => throw new NotImplementedException();
}
