namespace Mockd.Storage.File;

/// <summary>
/// Tables and their indexes hold the same keys, so that damage to one of them can be told, by the checksum, and mended from
/// the other. The caller holds a transaction.
/// </summary>
internal static class IndexRepair
{
    private const int Portion = 1000;

    public static void Run(SqliteSession session)
    {
        var rows = RowsByIndex(session);
        var states = StatesByIndex(session);
        session.Script("REINDEX");
        foreach (var row in rows)
        {
            session.Run(
                "UPDATE rows SET layer = $1, tbl = $2, key = $3 WHERE id = $4",
                row.Layer,
                row.Row.Table,
                row.Row.Key,
                row.Id
            );
        }

        foreach (var state in states)
        {
            session.Run("UPDATE states SET name = $1, layer = $2 WHERE id = $3", state.Name, state.Layer, state.Id);
        }
    }

    /// <summary>Rows that are right with the key that their index has.</summary>
    private static List<FileRow> RowsByIndex(SqliteSession session)
    {
        var wrong = new Dictionary<long, FileRow>();
        var rows = FileRow.From(session, 0, Portion);
        for (; rows.Count > 0; rows = FileRow.From(session, rows[^1].Id, Portion))
        {
            foreach (var row in rows.Where(r => !r.IsSound))
            {
                wrong.Add(row.Id, row);
            }
        }

        if (wrong.Count == 0)
        {
            return [];
        }

        // Nothing but the index is read for these columns.
        return
        [
            .. session
                .Read(
                    "SELECT id, layer, tbl, key FROM rows INDEXED BY sqlite_autoindex_rows_1",
                    r => (Id: r.GetInt64(0), Layer: r.GetInt64(1), Table: r.GetString(2), Key: r.GetString(3))
                )
                .Where(entry => wrong.ContainsKey(entry.Id))
                .Select(entry =>
                {
                    var row = wrong[entry.Id];
                    return row with
                    {
                        Layer = entry.Layer,
                        Row = row.Row with { Table = entry.Table, Key = entry.Key },
                    };
                })
                .Where(row => row.IsSound),
        ];
    }

    /// <summary>States that are right with the name, or the layer, that an index has.</summary>
    private static List<StateRow> StatesByIndex(SqliteSession session)
    {
        var wrong = StateRow.All(session).Where(s => !s.IsSound).ToDictionary(s => s.Id);
        var names = session.Read(
            "SELECT id, name FROM states INDEXED BY sqlite_autoindex_states_1",
            r => (Id: r.GetInt64(0), Name: r.GetString(1))
        );
        var layers = session.Read(
            "SELECT id, layer FROM states INDEXED BY sqlite_autoindex_states_2",
            r => (Id: r.GetInt64(0), Layer: r.GetInt64(1))
        );
        return
        [
            .. names
                .Where(entry => wrong.ContainsKey(entry.Id))
                .Select(entry => wrong[entry.Id] with { Name = entry.Name })
                .Concat(
                    layers
                        .Where(entry => wrong.ContainsKey(entry.Id))
                        .Select(entry => wrong[entry.Id] with { Layer = entry.Layer })
                )
                .Where(state => state.IsSound),
        ];
    }
}
