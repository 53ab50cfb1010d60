namespace Mockd.Bench.Import;

/// <summary>Medians of one description, in milliseconds of processor time.</summary>
internal sealed record Measured
{
    /// <summary>System.Text.Json parses the same document, written as JSON.</summary>
    public required double Json { get; init; }

    /// <summary>YamlDotNet hands over its events; null for a JSON document.</summary>
    public required double? Events { get; init; }

    public required double Cold { get; init; }
    public required double Cached { get; init; }

    public double Ratio => Cold / (Events ?? Json);
}
