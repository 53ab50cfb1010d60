using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>A table of a twin: how its rows get keys, defaults, shapes and errors. Never changes; rows are in the state.</summary>
public sealed class Table
{
    public required TableSettings Settings { get; init; }

    public string Name => Settings.Name;

    /// <summary>Place of its rows in a <see cref="TwinState"/>.</summary>
    public required int Number { get; init; }

    public required KeyMaker Keys { get; init; }

    public required RowShape Shape { get; init; }

    public required ErrorShape Errors { get; init; }

    /// <summary>In the order in which they are evaluated.</summary>
    public required IReadOnlyList<KeyValuePair<string, ValueTemplate>> Defaults { get; init; }

    public required PatchRule Patch { get; init; }

    public required RowRules? Rules { get; init; }

    /// <summary>Values that no two live rows share.</summary>
    public required IReadOnlyList<UniqueRule> Unique { get; init; }

    public MissingMode Missing { get; init; }

    /// <summary>Table of the rows that these stand under; null where they stand under none, or nobody knows which.</summary>
    public Table? Parent { get; internal set; }

    /// <summary>Fields that name rows of this table and have a rule for deletes; set once all tables are known.</summary>
    internal IReadOnlyList<Reference> NamedBy { get; set; } = [];

    /// <summary>Set once the custom operations are known.</summary>
    internal IReadOnlyList<Effect> Effects { get; set; } = [];

    /// <summary>Seeded rows in file order, without key where the file gives none.</summary>
    public required IReadOnlyList<JsonObject> Seeds { get; init; }

    /// <summary>What describes its rows in one operation or another; schemas are read when this is asked for.</summary>
    internal Func<IReadOnlyList<OpenApi.Schema>> Descriptions { get; init; } = static () => [];

    public bool HasOnlyConstantDefaults => Defaults.All(d => d.Value.IsConstant);

    /// <summary>Members that the row itself keeps, so that nobody stores them a second time.</summary>
    public IReadOnlySet<string> OwnFields =>
        field ??= new HashSet<string>(Settings.IdIn is null ? [Settings.IdField, .. Shape.OwnTimes] : Shape.OwnTimes);
}
