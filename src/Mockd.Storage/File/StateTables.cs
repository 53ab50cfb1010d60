using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>States in the tables of <see cref="FileFormat"/>. The caller holds a transaction.</summary>
internal static class StateTables
{
    /// <summary>Versions of a state begin at its id times this, so that those of an earlier one of its name are lower.</summary>
    private const long VersionsPerState = 1L << 32;

    /// <summary>By name, character by character.</summary>
    public static StateEntry[] List(SqliteSession session) =>
        [.. StateRow.All(session).Select(s => s.ToEntry()).OrderBy(e => e.Name, StringComparer.Ordinal)];

    /// <summary>Null when there is none of this name.</summary>
    public static StateEntry? Find(SqliteSession session, string name) => StateRow.Find(session, name)?.ToEntry();

    /// <returns>0: there is none of this name.</returns>
    public static long VersionOf(SqliteSession session, string name) =>
        session.Number("SELECT version FROM states WHERE name = $1", name);

    public static StoredState? Load(SqliteSession session, string name)
    {
        if (StateRow.Find(session, name) is not { } state)
        {
            return null;
        }

        var damage = state.Damage ?? (LayerTables.AreSound(session, state.Layer) ? null : "where its rows are");
        return damage is null
            ? new StoredState(state.Version, state.Head, LayerTables.Rows(session, state.Layer))
            : new StoredState(state.Version, state.Head, []) { Damage = damage };
    }

    /// <param name="basis">Null, or what has most of these rows, so that they need not be stored again.</param>
    /// <returns>False when the name is taken.</returns>
    public static bool Create(
        SqliteSession session,
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        StateBasis? basis
    )
    {
        if (VersionOf(session, entry.Name) > 0)
        {
            return false;
        }

        var id = session.Number(
            """
            INSERT INTO states(name, kind, origin, created, used, version, layer, head)
            VALUES ($1, $2, $3, $4, $5, 0, $6, $7) RETURNING id
            """,
            entry.Name,
            entry.Kind.ToString(),
            entry.From,
            entry.CreatedAt.UtcTicks,
            entry.LastUsedAt.UtcTicks,
            LayerOf(session, rows, basis),
            head
        );
        session.Run("UPDATE states SET version = $1 WHERE id = $2", (id * VersionsPerState) + 1, id);
        StateRow.Find(session, entry.Name)!.Stamp(session);
        return true;
    }

    /// <summary>A layer for a new state: over those of its basis, when that has still the version that is meant.</summary>
    private static long LayerOf(SqliteSession session, IEnumerable<StoredRow> rows, StateBasis? basis)
    {
        var below = basis is null
            ? 0
            : session.Number("SELECT layer FROM states WHERE name = $1 AND version = $2", basis.Name, basis.Version);
        if (basis is null || below == 0)
        {
            return LayerTables.Add(session, rows);
        }

        var (forBasis, forNew) = LayerTables.Fork(session, below);
        LayerTables.Put(session, forNew, basis.Changes);
        if (forBasis != below)
        {
            StateRow.Move(session, below, forBasis);
            LayerTables.Collect(session, below);
        }

        return forNew;
    }

    /// <summary>A state, and the snapshots of it, whose names are its own with a slash and more.</summary>
    /// <returns>What is gone; nothing when there is none, or when it was used at that time or later, or nobody knows when.</returns>
    public static string[] Delete(SqliteSession session, string name, DateTimeOffset? unusedSince)
    {
        if (unusedSince is not null && StateRow.Find(session, name) is { IsSound: false })
        {
            return [];
        }

        var layer = session.Number(
            "DELETE FROM states WHERE name = $1 AND used < $2 RETURNING layer",
            name,
            unusedSince?.UtcTicks ?? long.MaxValue
        );
        if (layer == 0)
        {
            return [];
        }

        // The index over names finds them: '0' is the character behind '/'.
        var snapshots = session.Read(
            """
            DELETE FROM states WHERE name > $1 || '/' AND name < $1 || '0' AND kind = $2 AND origin = $1
            RETURNING name, layer
            """,
            r => (Name: r.GetString(0), Layer: r.GetInt64(1)),
            name,
            nameof(StateKind.Snapshot)
        );
        foreach (var gone in snapshots.Select(s => s.Layer).Prepend(layer))
        {
            LayerTables.Collect(session, gone);
        }

        return [name, .. snapshots.Select(s => s.Name)];
    }

    public static bool Touch(SqliteSession session, IReadOnlyList<StateUse> uses)
    {
        foreach (var (name, at) in uses)
        {
            StateRow.Touch(session, name, at.UtcTicks);
        }

        return true;
    }

    /// <returns>False when the stored version is not the one it expects.</returns>
    public static bool Apply(SqliteSession session, StateWrite write)
    {
        var layer = session.Number(
            """
            UPDATE states SET version = version + 1, head = $1, head_sum = $4 WHERE name = $2 AND version = $3
            RETURNING layer
            """,
            write.Head,
            write.Name,
            write.Expected,
            StateRow.HeadSumOf(write.Name, write.Expected + 1, write.Head)
        );
        if (layer == 0)
        {
            return false;
        }

        LayerTables.Put(session, layer, write.Rows);
        return true;
    }
}
