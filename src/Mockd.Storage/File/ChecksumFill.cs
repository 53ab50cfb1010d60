namespace Mockd.Storage.File;

/// <summary>Gives everything in a file its checksum, when it comes from a program that wrote none.</summary>
internal static class ChecksumFill
{
    public static void Run(SqliteSession session)
    {
        foreach (var state in StateRow.All(session))
        {
            state.Stamp(session);
        }

        foreach (var layer in LayerRow.All(session))
        {
            layer.Stamp(session);
        }

        const int portion = 1000;
        var rows = FileRow.From(session, 0, portion);
        for (; rows.Count > 0; rows = FileRow.From(session, rows[^1].Id, portion))
        {
            rows.ForEach(row => row.Stamp(session));
        }
    }
}
