namespace Corpus;

/// <summary>What one document gave.</summary>
public sealed record DocumentResult
{
    public required string Name { get; init; }

    /// <summary>Hash of the document's bytes.</summary>
    public required string Content { get; init; }

    /// <summary>Which program and judge made this.</summary>
    public required string Build { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The diagnostic that refused the document; null when it was loaded.</summary>
    public string? Refused { get; init; }

    /// <summary>Diagnostics of a document that was loaded all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public double ImportMilliseconds { get; init; }

    /// <summary>Bytes of live objects that the twin holds after all its operations have answered.</summary>
    public long Memory { get; init; }

    /// <summary>As counted by the judge, which reads the document itself.</summary>
    public int Operations { get; init; }

    public int Valid { get; init; }

    public double SlowestMilliseconds { get; init; }

    public string? SlowestOperation { get; init; }

    /// <summary>How many answers had which content type.</summary>
    public IReadOnlyDictionary<string, int> Types { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<OperationFault> Faults { get; init; } = [];
}
