using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>Copies what is good in a store file to a new one: states, the layers they share, and rows.</summary>
internal sealed class FileSave : IDisposable
{
    private readonly StoreFile _file;
    private readonly SqliteSession _session;
    private readonly FileContent _content;
    private readonly Dictionary<string, List<StoredRow>> _headless = new(StringComparer.Ordinal);

    private FileSave(StoreFile file, FileContent content)
    {
        _file = file;
        _content = content;
        _session = file.OpenWriter(mostPages: 0);
        _session.Run("BEGIN IMMEDIATE");
    }

    /// <exception cref="StoreRefusedException">There is something of this name already.</exception>
    public static FileSave Begin(FileContent content, string path)
    {
        if (System.IO.File.Exists(path))
        {
            throw new StoreRefusedException($"The file {path} is there already; nothing was saved. Name a new one.");
        }

        var file = StoreFile.Open(path, FileFormat.Current);
        try
        {
            var save = new FileSave(file, content);
            save.PutStates();
            return save;
        }
        catch
        {
            // Whatever it was, nobody is left who would close it.
            file.Dispose();
            throw;
        }
    }

    public void Put(FileRow row)
    {
        if (!_content.Holders.TryGetValue(row.Layer, out var holders))
        {
            return;
        }

        FileRow.Put(_session, row.Layer, row.Row);
        foreach (var name in holders)
        {
            if (_headless.TryGetValue(name, out var rows))
            {
                rows.Add(row.Row with { Fields = null });
            }
        }
    }

    /// <summary>Nothing was saved before.</summary>
    public void End()
    {
        foreach (var (name, rows) in _headless)
        {
            var state = StateRow.Find(_session, name)! with { Head = RebuiltHead.Of(rows) };
            _session.Run("UPDATE states SET head = $1 WHERE id = $2", state.Head, state.Id);
            state.Stamp(_session);
        }

        _session.Run("COMMIT");
    }

    public void Dispose()
    {
        _session.Dispose();
        _file.Dispose();
    }

    private void PutStates()
    {
        var layers = _content.SoundLayers.ToDictionary(l => l.Id);
        foreach (var id in _content.Holders.Keys)
        {
            var layer = layers.TryGetValue(id, out var sound) ? sound : new LayerRow(id, 0, 0);
            _session.Run("INSERT INTO layers(id, below) VALUES ($1, nullif($2, 0))", layer.Id, layer.Below);
            layer.Stamp(_session);
        }

        foreach (var state in _content.States)
        {
            if (state.Damage is not null)
            {
                _headless.Add(state.Name, []);
            }

            var entry = state.ToEntry();
            var saved = state with
            {
                Kind = entry.Kind.ToString(),
                Created = entry.CreatedAt.UtcTicks,
                Used = entry.LastUsedAt.UtcTicks,
            };
            saved.Insert(_session);
            saved.Stamp(_session);
        }
    }
}
