using Microsoft.Data.Sqlite;

namespace Mockd.Storage.File;

/// <summary>Reads a store file that may be damaged anywhere, as far as it can be read.</summary>
internal sealed class FileContent
{
    private const int Portion = 1000;

    /// <summary>So many rows that cannot be read are gone through one by one.</summary>
    private const int SmallSteps = 200;

    private readonly SqliteSession _session;
    private readonly Dictionary<long, LayerRow> _layers;

    public FileContent(SqliteSession session)
    {
        _session = session;
        var states = Try(() => StateRow.All(session));
        var layers = Try(() => LayerRow.All(session));
        States = states ?? [];
        _layers = (layers ?? []).ToDictionary(l => l.Id);
        IsListed = states is not null && layers is not null;
        Holders = HoldersOf();
    }

    /// <summary>States and layers could be read.</summary>
    public bool IsListed { get; }

    public IReadOnlyList<StateRow> States { get; }

    /// <summary>What lies where it was put.</summary>
    public IEnumerable<LayerRow> SoundLayers => _layers.Values.Where(l => l.IsSound);

    /// <summary>Names of the states over each layer.</summary>
    public IReadOnlyDictionary<long, List<string>> Holders { get; }

    /// <summary>Numbers between which rows were that cannot be read; known when all rows were looked at.</summary>
    public List<(long First, long Last)> Gaps { get; } = [];

    /// <summary>Every row that can be read.</summary>
    public IEnumerable<FileRow> Rows()
    {
        var newest = Try(() => _session.Read("SELECT max(id) FROM rows", r => r.IsDBNull(0) ? 0 : r.GetInt64(0)));
        var last = newest is [var id] ? id : long.MaxValue;
        var at = 0L;
        while (at < last)
        {
            if (Try(() => FileRow.From(_session, at, Portion)) is { } rows)
            {
                foreach (var row in rows)
                {
                    yield return row;
                }

                at = rows.Count == 0 ? last : rows[^1].Id;
                continue;
            }

            // Somewhere in the portion is a page that cannot be read: row by row up to it, then past it.
            while (at < last && Try(() => FileRow.Find(_session, at + 1)) is { } one)
            {
                at++;
                foreach (var row in one)
                {
                    yield return row;
                }
            }

            at = Pass(at, last);
        }
    }

    /// <summary>Behind what cannot be read, in steps that grow: where much is lost, a little more is no harm.</summary>
    private long Pass(long at, long last)
    {
        var (first, step) = (at + 1, 1L);
        for (var tries = 0; at < last && Try(() => FileRow.Find(_session, at + 1)) is null; tries++)
        {
            at = last - at > step ? at + step : last;
            step = tries < SmallSteps ? 1 : step * 2;
        }

        if (at >= first)
        {
            Gaps.Add((first, at));
        }

        return at;
    }

    /// <summary>Layers that a state lies over, itself in front.</summary>
    public IEnumerable<long> LayersOf(StateRow state)
    {
        var seen = new HashSet<long>();
        for (var id = state.Layer; id > 0 && seen.Add(id); )
        {
            yield return id;
            id = _layers.TryGetValue(id, out var layer) && layer.IsSound ? layer.Below : 0;
        }
    }

    /// <summary>Each of its layers is there and lies where it was put.</summary>
    public bool HasAllLayers(StateRow state) =>
        LayersOf(state).All(id => _layers.TryGetValue(id, out var layer) && layer.IsSound);

    private Dictionary<long, List<string>> HoldersOf()
    {
        var holders = new Dictionary<long, List<string>>();
        foreach (var state in States)
        {
            foreach (var layer in LayersOf(state))
            {
                if (!holders.TryGetValue(layer, out var names))
                {
                    holders.Add(layer, names = []);
                }

                names.Add(state.Name);
            }
        }

        return holders;
    }

    /// <summary>Null: it cannot be read.</summary>
    private static List<T>? Try<T>(Func<List<T>> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e is InvalidOperationException || (e is SqliteException s && FileFailures.IsDamage(s)))
        {
            return null;
        }
    }
}
