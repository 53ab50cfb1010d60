using System.Collections.Frozen;

namespace Mockd.Engine.Actions;

/// <summary>The tables of a twin, by number and by name.</summary>
public sealed class TableSet(IReadOnlyList<Table> tables)
{
    public IReadOnlyList<Table> All { get; } = tables;

    public FrozenDictionary<string, Table> ByName { get; } =
        tables.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
}
