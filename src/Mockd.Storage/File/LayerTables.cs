using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>
/// Rows in layers: a fork begins with a layer of its own over the ones that it shares with its origin, so that it costs the
/// same whatever the number of rows. The caller holds a transaction.
/// </summary>
internal static class LayerTables
{
    /// <summary>
    /// A state over more layers than this is written anew, whole, before it is forked again: each of them is read when the
    /// state is loaded.
    /// </summary>
    public const int MostLayers = 64;

    /// <summary>A layer with more than one of so many rows is read without its index.</summary>
    private const int Few = 4;

    private const string Chain = """
        WITH RECURSIVE chain(id, depth) AS (
            SELECT $1, 0
            UNION ALL
            SELECT layers.below, depth + 1 FROM chain JOIN layers ON layers.id = chain.id WHERE layers.below IS NOT NULL
        )
        """;

    /// <returns>The id of a layer with these rows that lies on no other one.</returns>
    public static long Add(SqliteSession session, IEnumerable<StoredRow> rows)
    {
        var layer = LayerRow.Add(session, below: 0);
        Put(session, layer, rows);
        return layer;
    }

    /// <summary>Rows with text replace or add; those without go.</summary>
    public static void Put(SqliteSession session, long layer, IEnumerable<StoredRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Fields is not null)
            {
                FileRow.Put(session, layer, row);
            }
            else
            {
                Remove(session, layer, row);
            }
        }
    }

    /// <summary>Each of the layers, from this one down, is there and lies where it was put.</summary>
    public static bool AreSound(SqliteSession session, long layer)
    {
        for (var depth = 0; layer > 0 && depth <= 2 * MostLayers; depth++)
        {
            if (LayerRow.Find(session, layer) is not { IsSound: true } found)
            {
                return false;
            }

            layer = found.Below;
        }

        return layer == 0;
    }

    /// <summary>Each row once, as it is seen from this layer down.</summary>
    public static IReadOnlyList<StoredRow> Rows(SqliteSession session, long layer)
    {
        if (BelowOf(session, layer) == 0)
        {
            return Read(session, layer);
        }

        var rows = new Dictionary<(string, string), StoredRow>();
        foreach (var id in session.Read(Chain + "SELECT id FROM chain ORDER BY depth DESC", r => r.GetInt64(0), layer))
        {
            foreach (var row in Read(session, id))
            {
                if (row.Fields is null && !row.IsDamaged)
                {
                    rows.Remove((row.Table, row.Key));
                }
                else
                {
                    rows[(row.Table, row.Key)] = row;
                }
            }
        }

        return [.. rows.Values];
    }

    /// <summary>
    /// Two layers to go on with where there was one; neither sees what is written to the other. The first one may be the one
    /// there was; if not, that one is for the caller to collect once nothing names it.
    /// </summary>
    public static (long Origin, long Fork) Fork(SqliteSession session, long layer)
    {
        if (session.Number("SELECT EXISTS(SELECT 1 FROM rows WHERE layer = $1)", layer) == 0)
        {
            // Nothing was written since the last fork: what lies below is what both share.
            return (layer, LayerRow.Add(session, BelowOf(session, layer)));
        }

        var depth = session.Number(Chain + "SELECT count(*) FROM chain", layer);
        var shared = depth < MostLayers ? layer : Add(session, Rows(session, layer));
        return (LayerRow.Add(session, shared), LayerRow.Add(session, shared));
    }

    /// <summary>Removes a layer that no state or layer needs, and those below it that only it needed.</summary>
    public static void Collect(SqliteSession session, long layer)
    {
        const string needed = """
            SELECT EXISTS(SELECT 1 FROM states WHERE layer = $1) OR EXISTS(SELECT 1 FROM layers WHERE below = $1)
            """;
        while (layer > 0 && session.Number(needed, layer) == 0)
        {
            var below = BelowOf(session, layer);
            session.Run("DELETE FROM rows WHERE layer = $1", layer);
            session.Run("DELETE FROM layers WHERE id = $1", layer);
            layer = below;
        }
    }

    /// <returns>0: there is none.</returns>
    private static long BelowOf(SqliteSession session, long layer) =>
        session.Number("SELECT below FROM layers WHERE id = $1", layer);

    private static List<StoredRow> Read(SqliteSession session, long layer)
    {
        var here = session.Number("SELECT count(*) FROM rows WHERE layer = $1", layer);
        var isLarge = here > session.Number("SELECT max(id) FROM rows") / Few;
        return FileRow.InLayer(session, layer, isLarge).ConvertAll(row => row.ToStored());
    }

    private static void Remove(SqliteSession session, long layer, StoredRow row)
    {
        const string isBelow =
            Chain
            + """
                SELECT EXISTS(
                    SELECT 1 FROM chain JOIN rows ON rows.layer = chain.id
                    WHERE depth > 0 AND rows.tbl = $2 AND rows.key = $3
                )
                """;
        if (session.Number(isBelow, layer, row.Table, row.Key) == 0)
        {
            session.Run("DELETE FROM rows WHERE layer = $1 AND tbl = $2 AND key = $3", layer, row.Table, row.Key);
        }
        else
        {
            FileRow.Put(session, layer, row);
        }
    }
}
