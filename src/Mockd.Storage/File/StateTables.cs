using Microsoft.Data.Sqlite;
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
        [
            .. session
                .Read("SELECT name, kind, origin, created, used FROM states", EntryOf)
                .OrderBy(e => e.Name, StringComparer.Ordinal),
        ];

    /// <returns>0: there is none of this name.</returns>
    public static long VersionOf(SqliteSession session, string name) =>
        session.Number("SELECT version FROM states WHERE name = $1", name);

    public static StoredState? Load(SqliteSession session, string name)
    {
        var found = session.Read(
            "SELECT id, version, head FROM states WHERE name = $1",
            r => (Id: r.GetInt64(0), Version: r.GetInt64(1), Head: r.GetString(2)),
            name
        );
        if (found is not [var state])
        {
            return null;
        }

        const string rows = "SELECT tbl, key, seq, created, updated, deleted, doc FROM rows WHERE state = $1";
        return new StoredState(state.Version, state.Head, session.Read(rows, RowOf, state.Id));
    }

    /// <returns>False when the name is taken.</returns>
    public static bool Create(SqliteSession session, StateEntry entry, string head, IEnumerable<StoredRow> rows)
    {
        if (VersionOf(session, entry.Name) > 0)
        {
            return false;
        }

        var id = session.Number(
            """
            INSERT INTO states(name, kind, origin, created, used, version, head)
            VALUES ($1, $2, $3, $4, $5, 0, $6) RETURNING id
            """,
            entry.Name,
            entry.Kind.ToString(),
            entry.From,
            entry.CreatedAt.UtcTicks,
            entry.LastUsedAt.UtcTicks,
            head
        );
        session.Run("UPDATE states SET version = $1 WHERE id = $2", (id * VersionsPerState) + 1, id);
        foreach (var row in rows)
        {
            Put(session, id, row);
        }

        return true;
    }

    /// <returns>False when there is none, or when it was used at that time or later.</returns>
    public static bool Delete(SqliteSession session, string name, DateTimeOffset? unusedSince)
    {
        var id = session.Number(
            "DELETE FROM states WHERE name = $1 AND used < $2 RETURNING id",
            name,
            unusedSince?.UtcTicks ?? long.MaxValue
        );
        session.Run("DELETE FROM rows WHERE state = $1", id);
        return id > 0;
    }

    public static bool Touch(SqliteSession session, string name, DateTimeOffset at) =>
        session.Number("UPDATE states SET used = $1 WHERE name = $2 RETURNING id", at.UtcTicks, name) > 0;

    /// <returns>False when the stored version is not the one it expects.</returns>
    public static bool Apply(SqliteSession session, StateWrite write)
    {
        var id = session.Number(
            "UPDATE states SET version = version + 1, head = $1 WHERE name = $2 AND version = $3 RETURNING id",
            write.Head,
            write.Name,
            write.Expected
        );
        if (id == 0)
        {
            return false;
        }

        foreach (var row in write.Rows)
        {
            if (row.Fields is null)
            {
                session.Run("DELETE FROM rows WHERE state = $1 AND tbl = $2 AND key = $3", id, row.Table, row.Key);
            }
            else
            {
                Put(session, id, row);
            }
        }

        return true;
    }

    private static void Put(SqliteSession session, long state, StoredRow row) =>
        session.Run(
            """
            INSERT INTO rows(state, tbl, key, seq, created, updated, deleted, doc)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT(state, tbl, key) DO UPDATE
            SET seq = $4, created = $5, updated = $6, deleted = $7, doc = $8
            """,
            state,
            row.Table,
            row.Key,
            row.Sequence,
            row.CreatedAt.UtcTicks,
            row.UpdatedAt.UtcTicks,
            row.IsTombstone ? 1L : 0L,
            row.Fields!
        );

    private static StateEntry EntryOf(SqliteDataReader reader) =>
        new(
            reader.GetString(0),
            Enum.Parse<StateKind>(reader.GetString(1)),
            reader.GetString(2),
            Moment(reader, 3),
            Moment(reader, 4)
        );

    private static StoredRow RowOf(SqliteDataReader reader) =>
        new(
            reader.GetString(0),
            reader.GetString(1),
            reader.GetInt64(2),
            Moment(reader, 3),
            Moment(reader, 4),
            reader.GetInt64(5) != 0,
            reader.GetString(6)
        );

    private static DateTimeOffset Moment(SqliteDataReader reader, int column) =>
        new(reader.GetInt64(column), TimeSpan.Zero);
}
