using Mockd.Engine.OpenApi;

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

    /// <summary>Success has no body.</summary>
    public bool AnswersNothing => operation.Success is { Content.Count: 0 };

    public override string ToString() => Name;
}
