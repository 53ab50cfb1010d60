using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Routing;

namespace Mockd.Engine.Checks;

/// <summary>The parts of a request that a description speaks of.</summary>
public readonly record struct CheckedRequest
{
    public CheckedRequest() { }

    public required PathValues Path { get; init; }

    public required QueryParameters Query { get; init; }

    /// <summary>The query as sent, for those who describe it as one value.</summary>
    public string RawQuery { get; init; } = "";

    /// <summary>Null: header and cookie parameters are not looked at.</summary>
    public IRequestHeaders? Headers { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The decoded body; null when there was none.</summary>
    public JsonValue? Body { get; init; }

    /// <summary>Of a multipart body: the types that its parts say they have, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? PartTypes { get; init; }

    /// <summary>There was a body, but it was not kept: it is not looked at.</summary>
    public bool IsBodyUnknown { get; init; }

    public UndescribedMode Undescribed { get; init; }

    /// <summary>Names that count as described wherever they stand.</summary>
    public required IReadOnlySet<string> KnownNames { get; init; }

    public Demands Demands { get; init; } = Demands.None;

    /// <summary>What is missing is no difference.</summary>
    public bool LeavesMissing { get; init; }
}
