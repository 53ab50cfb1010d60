namespace Acceptance.Tests.Running;

/// <summary>A text spec: what the twin is built from, what is sent to it and what it answers.</summary>
internal sealed record Spec
{
    /// <summary>Name in the twin's folder to text.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>A configuration in the repository, instead of <c>mockd.yaml</c> among the files.</summary>
    public string? TwinPath { get; init; }

    public bool OverSockets { get; init; }

    /// <summary>Beginnings of the diagnostics that the start shows, in order; null: it must show none.</summary>
    public IReadOnlyList<string>? Diagnostics { get; init; }

    public IReadOnlyList<SpecStep> Steps { get; init; } = [];
}
