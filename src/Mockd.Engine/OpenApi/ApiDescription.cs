namespace Mockd.Engine.OpenApi;

/// <summary>An OpenAPI description, read lazily: paths and operations first, the rest when it is first used.</summary>
public sealed class ApiDescription
{
    private readonly DescriptionDocument _document;
    private readonly Lazy<IReadOnlyList<string>> _basePaths;
    private readonly Lazy<IReadOnlyList<string>> _serverOrigins;
    private readonly Lazy<IReadOnlyList<Webhook>> _webhooks;

    internal ApiDescription(DescriptionDocument document, string version, IReadOnlyList<Operation> operations)
    {
        _document = document;
        _basePaths = new(() => BasePathReader.Read(document.Root));
        _serverOrigins = new(() => OpenApi.ServerOrigins.Of(document.Root));
        _webhooks = new(() => LinkReader.Webhooks(document));
        Version = version;
        Operations = operations;
    }

    /// <summary>`2.0`, `3.0`, `3.1` or `3.2`.</summary>
    public string Version { get; }

    public string Title => _document.Root.ObjectMember("info")?.TextMember("title") ?? "";

    /// <summary>Size of the files in which examples stand; 0 when none do.</summary>
    internal long ShownBytes => _document.ShownBytes;

    /// <summary>Path part of each server, without a slash at the end; never empty text.</summary>
    public IReadOnlyList<string> BasePaths => _basePaths.Value;

    /// <summary>Scheme and host of each server that says both.</summary>
    internal IReadOnlyList<string> ServerOrigins => _serverOrigins.Value;

    /// <summary>In document order.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Requests that the provider sends by itself; also where they stand under <c>x-webhooks</c>, as before 3.1.</summary>
    public IReadOnlyList<Webhook> Webhooks => _webhooks.Value;

    /// <summary>The operation that a link names; null when there is none.</summary>
    public Operation? FindOperation(Link link) =>
        link.OperationId is { } id ? Operations.FirstOrDefault(o => o.OperationId == id)
        : link.OperationRef is { } reference && reference.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at
            ? Operations.FirstOrDefault(o => o.Pointer == Uri.UnescapeDataString(reference[(at + 1)..]))
        : null;

    /// <summary>What was found wrong so far in the parts that were used, such as references that lead nowhere.</summary>
    public IReadOnlyCollection<string> Problems => _document.Problems;

    /// <summary>Names of the schemas in components (2.0: definitions), in document order.</summary>
    public IEnumerable<string> SchemaNames => _document.Names(SchemaContainer);

    /// <summary>Places where a text stands for a truth value, and how it is read.</summary>
    internal IEnumerable<(string Pointer, string Message)> FlagTexts() => OpenApi.FlagTexts.Find(_document.Root);

    private string SchemaContainer => Version == "2.0" ? "/definitions" : "/components/schemas";

    /// <summary>The schema of this name in components (2.0: definitions); null when there is none.</summary>
    public Schema? FindSchema(string name) =>
        _document.Find(SchemaContainer, name) is { } place ? _document.SchemaAt(place.Pointer, place.Element) : null;
}
