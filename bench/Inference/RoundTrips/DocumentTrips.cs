namespace Inference;

/// <summary>What the round trips of one description gave.</summary>
internal sealed record DocumentTrips
{
    public required string Name { get; init; }

    /// <summary>Hash of the document's bytes.</summary>
    public string Content { get; init; } = "";

    /// <summary>Which program made this.</summary>
    public string Build { get; init; } = "";

    /// <summary>Why nothing was measured; null when it was.</summary>
    public string? Failed { get; init; }

    public int Operations { get; init; }

    /// <summary>Operations that a table answers.</summary>
    public int Stateful { get; init; }

    public int Tables { get; init; }

    /// <summary>Tables with create and get whose operations are generated all the same, by the reason.</summary>
    public IReadOnlyDictionary<string, int> Withheld { get; init; } = new Dictionary<string, int>();

    /// <summary>Of the tables with create and get that are served.</summary>
    public IReadOnlyList<TableTrip> Trips { get; init; } = [];
}
