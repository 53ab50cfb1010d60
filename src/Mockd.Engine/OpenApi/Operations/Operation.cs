namespace Mockd.Engine.OpenApi;

/// <summary>An operation of a description.</summary>
public sealed class Operation
{
    private readonly PlacedElement _place;
    private readonly PlacedElement _pathItem;
    private readonly Lazy<OperationParts> _parts;
    private readonly Lazy<IReadOnlySet<string>> _queryKeys;
    private readonly Lazy<IReadOnlyList<Callback>> _callbacks;

    internal Operation(DescriptionDocument document, bool isVersion2, PlacedElement place, PlacedElement pathItem)
    {
        _place = place;
        _pathItem = pathItem;
        _parts = new(() => OperationReader.Read(document, isVersion2, place, pathItem));
        _queryKeys = new(() => OperationReader.QueryKeys(document));
        _callbacks = new(() => isVersion2 ? [] : LinkReader.Callbacks(document, place));
    }

    public string? OperationId { get; internal init; }

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>As written, with <c>{name}</c> for parameters.</summary>
    public required string Path { get; init; }

    public string? Summary => _place.Element.TextMember("summary");

    public IReadOnlyList<string> Tags =>
        [.. _place.Element.ArrayMember("tags")?.EnumerateArray().Select(Elements.Text).OfType<string>() ?? []];

    /// <summary>JSON pointer to the operation in the document.</summary>
    public string Pointer => _place.Pointer;

    /// <summary>Path part of each server that stands for the description's here; null when the description's count.</summary>
    public IReadOnlyList<string>? BasePaths => BasePathReader.ReadOwn(_place.Element, _pathItem.Element);

    /// <summary>Those of the path item included; references resolved.</summary>
    public IReadOnlyList<Parameter> Parameters => _parts.Value.Parameters;

    public RequestBody? RequestBody => _parts.Value.RequestBody;

    /// <summary>Names of query parameters that carry credentials: the description's security schemes name them.</summary>
    public IReadOnlySet<string> QueryKeys => _queryKeys.Value;

    /// <summary>In document order.</summary>
    public IReadOnlyList<ResponseDescription> Responses => _parts.Value.Responses;

    /// <summary>Requests that the provider sends because of this one.</summary>
    public IReadOnlyList<Callback> Callbacks => _callbacks.Value;

    /// <summary>The first response that stands for success: 200, 201, 202 …, 2XX, a redirect, then default; null when none is described.</summary>
    public ResponseDescription? Success => _parts.Value.Success;

    /// <summary>The response described for exactly this status, else for its range, else the default.</summary>
    public ResponseDescription? FindResponse(int status) =>
        ByStatus(status.ToString(System.Globalization.CultureInfo.InvariantCulture))
        ?? ByStatus($"{status / 100}XX")
        ?? ByStatus("default");

    /// <summary>An extension (<c>x-…</c>); null when absent.</summary>
    public Contracts.Json.JsonValue? Extension(string name) => _place.Element.Member(name)?.Value();

    public override string ToString() => $"{Method} {Path}";

    private ResponseDescription? ByStatus(string status) =>
        Responses.FirstOrDefault(r => string.Equals(r.Status, status, StringComparison.OrdinalIgnoreCase));
}
