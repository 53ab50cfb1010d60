using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;

namespace Mockd.Engine.Transforms;

/// <summary>Changes to the members of each answered row, resolved once from the binding, its table and the profile.</summary>
internal sealed record ShapeSettings
{
    /// <summary>Stored name to answered name.</summary>
    public required IReadOnlyDictionary<string, string> Rename { get; init; }

    /// <summary>Members left out.</summary>
    public required IReadOnlyList<string> Hide { get; init; }

    /// <summary>Members added over stored ones.</summary>
    public required JsonObject Inject { get; init; }

    /// <summary>Members that hold arrays and are answered as list objects, each with its address if it has one.</summary>
    public required IReadOnlyDictionary<string, Template?> Lists { get; init; }

    /// <summary>Member of a list object that holds its items.</summary>
    public required string ListDataField { get; init; }

    /// <summary>Further members of a list object.</summary>
    public required ValueTemplate ListMembers { get; init; }

    /// <summary>How times are written; null: as the description has them.</summary>
    public required TimestampFormat? TimestampFormat { get; init; }

    /// <summary><c>createdAt</c> and <c>updatedAt</c> to the names they are answered under.</summary>
    public required IReadOnlyDictionary<string, string> TimestampNames { get; init; }
}
