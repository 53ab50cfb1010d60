using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>A layer as the file has it.</summary>
/// <param name="Below">0: it lies on no other one.</param>
internal sealed record LayerRow(long Id, long Below, long Sum)
{
    public bool IsSound => Sum == SumOf(Id, Below);

    public static long SumOf(long id, long below) => Checksum.Of([id, below]);

    public static List<LayerRow> All(SqliteSession session) =>
        session.Read("SELECT id, ifnull(below, 0), ifnull(sum, 0) FROM layers", Read);

    /// <returns>Null: there is none of this id.</returns>
    public static LayerRow? Find(SqliteSession session, long id) =>
        session.Read("SELECT id, ifnull(below, 0), ifnull(sum, 0) FROM layers WHERE id = $1", Read, id) is [var layer]
            ? layer
            : null;

    /// <param name="below">0: none.</param>
    /// <returns>Its id.</returns>
    public static long Add(SqliteSession session, long below)
    {
        var id = session.Number("INSERT INTO layers(below) VALUES (nullif($1, 0)) RETURNING id", below);
        new LayerRow(id, below, 0).Stamp(session);
        return id;
    }

    public void Stamp(SqliteSession session) =>
        session.Run("UPDATE layers SET sum = $1 WHERE id = $2", SumOf(Id, Below), Id);

    private static LayerRow Read(Microsoft.Data.Sqlite.SqliteDataReader reader) =>
        new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
}
