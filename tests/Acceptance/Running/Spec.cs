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

    /// <summary>The same with a further key at the top of its configuration, unless that has it or is not in YAML.</summary>
    public Spec With(string key, string value)
    {
        if (
            !Files.TryGetValue("mockd.yaml", out var text)
            || text.StartsWith('{')
            || text.StartsWith(key + ":", StringComparison.Ordinal)
            || text.Contains($"\n{key}:", StringComparison.Ordinal)
        )
        {
            return this;
        }

        var files = new Dictionary<string, string>(Files) { ["mockd.yaml"] = $"{text}\n{key}: {value}\n" };
        return this with { Files = files };
    }
}
