namespace Mockd.Bench.Import;

/// <summary>Medians of one description, in milliseconds unless the name says otherwise.</summary>
internal sealed record Measured
{
    /// <summary>System.Text.Json parses the same document, written as JSON.</summary>
    public required double Json { get; init; }

    /// <summary>YamlDotNet hands over its events; null for a JSON document.</summary>
    public required double? Events { get; init; }

    public required double Cold { get; init; }
    public required double Cached { get; init; }

    /// <summary>What the description keeps alive after the import, in bytes.</summary>
    public required long Held { get; init; }

    public double Ratio => Cold / (Events ?? Json);
}
