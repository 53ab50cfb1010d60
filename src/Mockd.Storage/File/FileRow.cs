using Microsoft.Data.Sqlite;
using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>A row as the file has it, in its layer.</summary>
/// <param name="Sum">Null: it has none.</param>
internal sealed record FileRow(long Id, long Layer, StoredRow Row, long? Sum)
{
    private const string Columns = "SELECT id, layer, tbl, key, seq, created, updated, deleted, doc, sum FROM rows ";

    public bool IsSound => Sum == Checksum.Of(Row, Layer);

    /// <summary>Those of a layer.</summary>
    /// <param name="isLarge">Most rows of the file are in it: then it is quicker to look at all of them in their order.</param>
    public static List<FileRow> InLayer(SqliteSession session, long layer, bool isLarge) =>
        session.Read(Columns + (isLarge ? "NOT INDEXED WHERE layer = $1" : "WHERE layer = $1"), Read, layer);

    /// <summary>So many rows behind an id, in the order of their ids.</summary>
    public static List<FileRow> From(SqliteSession session, long behind, int most) =>
        session.Read(Columns + "WHERE id > $1 ORDER BY id LIMIT $2", Read, behind, most);

    /// <returns>One row, or none.</returns>
    public static List<FileRow> Find(SqliteSession session, long id) =>
        session.Read(Columns + "WHERE id = $1", Read, id);

    public static void Put(SqliteSession session, long layer, StoredRow row)
    {
        var sum = Checksum.Of(row, layer);
        session.Run(
            """
            INSERT INTO rows(layer, tbl, key, seq, created, updated, deleted, doc, sum)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT(layer, tbl, key) DO UPDATE
            SET seq = $4, created = $5, updated = $6, deleted = $7, doc = $8, sum = $9
            """,
            layer,
            row.Table,
            row.Key,
            row.Sequence,
            row.CreatedAt.UtcTicks,
            row.UpdatedAt.UtcTicks,
            row.IsTombstone ? 1L : 0L,
            row.Fields ?? (object)DBNull.Value,
            // A copy of what nobody can vouch for does not become good by being copied.
            row.IsDamaged
                ? ~sum
                : sum
        );
    }

    public void Stamp(SqliteSession session) =>
        session.Run("UPDATE rows SET sum = $1 WHERE id = $2", Checksum.Of(Row, Layer), Id);

    /// <summary>For callers that do not know the file.</summary>
    public StoredRow ToStored() => IsSound ? Row : Row with { IsDamaged = true };

    private static FileRow Read(SqliteDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetInt64(1),
            new StoredRow(
                reader.GetString(2),
                reader.GetString(3),
                reader.GetInt64(4),
                Ticks.Moment(reader.GetInt64(5)),
                Ticks.Moment(reader.GetInt64(6)),
                reader.GetInt64(7) != 0,
                reader.IsDBNull(8) ? null : reader.GetString(8)
            ),
            reader.IsDBNull(9) ? null : reader.GetInt64(9)
        );
}
