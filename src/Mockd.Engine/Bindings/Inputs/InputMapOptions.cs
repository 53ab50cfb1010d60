using Mockd.Contracts.Configuration;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>What an input map is built from.</summary>
internal sealed record InputMapOptions
{
    public required RowShape Shape { get; init; }

    /// <summary>What the operation's body is described as, for each media type.</summary>
    public IReadOnlyList<Schema> Requests { get; init; } = [];

    /// <summary>Members that are never stored.</summary>
    public required IReadOnlySet<string> Dropped { get; init; }

    /// <summary>Members that the configuration names, described or not.</summary>
    public required IReadOnlySet<string> Own { get; init; }

    /// <summary>Null: by what is described.</summary>
    public UndescribedRows? Undescribed { get; init; }

    /// <summary>Members that some operation of the table answers, besides those of the row's schema.</summary>
    public IReadOnlySet<string> Answered { get; init; } = new HashSet<string>();

    /// <summary>Values that the row's schema refuses are not stored.</summary>
    public bool Fits { get; init; }

    /// <summary>Rows are answered as stored, so whatever the caller sent is kept.</summary>
    public bool KeepsAll { get; init; }
}
