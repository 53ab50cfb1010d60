using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Inference;

/// <summary>An operation with its path taken apart.</summary>
internal sealed class DescribedOperation(Operation operation)
{
    private readonly Lazy<Schema?> _answer = new(() => operation.Success?.Preferred?.Schema);
    private readonly Lazy<Schema?> _request = new(() =>
        operation.RequestBody?.Content.Select(m => m.Schema).FirstOrDefault(s => s is not null)
    );

    public Operation Operation => operation;

    public string Method => operation.Method;

    public DescribedPath Path { get; } = DescribedPath.Parse(operation.Path);

    /// <summary>As bindings name it.</summary>
    public string Name => $"{operation.Method} {operation.Path}";

    /// <summary>What its success is described as; null for none, or for bytes.</summary>
    public Schema? Answer => _answer.Value;

    public Schema? Request => _request.Value;

    /// <summary>Its bodies are values that rows can be made of and from: no bytes, no XML, no texts.</summary>
    public bool SpeaksOfValues =>
        (operation.Success is not { Content: { Count: > 0 } answers } || answers.Any(m => m.IsJson))
        && (operation.RequestBody is not { Content: { Count: > 0 } requests } || requests.Any(IsValue))
        && (Request is null || IsObject(Request));

    /// <summary>Its body is described, and as something else than an object.</summary>
    public bool TakesNoObject =>
        Request is { } request
        && (request.Items is not null || (SchemaView.Of(request).Possible & SchemaTypes.Object) == 0);

    // JSON, forms, and what may be anything.
    private static bool IsValue(MediaType media) =>
        media.IsJson
        || media.Name is "application/x-www-form-urlencoded" or "*/*"
        || media.Name.StartsWith("multipart/", StringComparison.Ordinal);

    private static bool IsObject(Schema schema) =>
        (SchemaView.Of(schema).Possible & (SchemaTypes.Object | SchemaTypes.Array)) != 0;

    /// <summary>Success has no body.</summary>
    public bool AnswersNothing => operation.Success is { Content.Count: 0 };

    public override string ToString() => Name;
}
