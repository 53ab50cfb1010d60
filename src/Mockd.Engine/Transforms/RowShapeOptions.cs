using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Transforms;

/// <summary>What a row shape is built from.</summary>
internal sealed record RowShapeOptions
{
    public required string IdField { get; init; }

    public required ShapeSettings Settings { get; init; }

    /// <summary>Member that holds the key's; null where it stands in the row itself.</summary>
    public string? IdIn { get; init; }

    /// <summary>How many parts stand before a row's own key.</summary>
    public int Depth { get; init; }

    /// <summary>Stored members that no answer shows.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>The only members that are answered; null: all.</summary>
    public IReadOnlySet<string>? Shown { get; init; }

    /// <summary>What one row is called, in the singular: ids look like those that the description shows of it.</summary>
    public string Thing { get; init; } = "";

    /// <summary>Rows do not show their key.</summary>
    public bool HidesKey { get; init; }

    /// <summary>Schema of one answered row, read when first needed; null when the description says nothing.</summary>
    public Lazy<Schema?> Schema { get; init; } = new((Schema?)null);

    /// <summary>Keys are numbers where the description does not say what they are.</summary>
    public bool CountsKeys { get; init; }

    public CompleteMode Complete { get; init; } = CompleteMode.Full;

    /// <summary>Members that the configuration names, described or not.</summary>
    public IReadOnlySet<string> OwnMembers { get; init; } = new HashSet<string>();

    /// <summary>Members that hold numbers in every seed that has them.</summary>
    public IReadOnlySet<string> SeededNumbers { get; init; } = new HashSet<string>();

    public ulong Seed { get; init; }

    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>True for the table's own shape, whose bytes are kept with the row.</summary>
    public bool IsTableShape { get; init; }

    /// <summary>Number of the table; only for its own shape.</summary>
    public int Table { get; init; }

    /// <summary>Shares the arrays and objects that rows get from defaults: many rows hold the same ones.</summary>
    public PackedParts? Parts { get; init; }
}
