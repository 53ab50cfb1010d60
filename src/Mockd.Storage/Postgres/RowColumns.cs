using Mockd.Storage.Durable;
using Npgsql;
using NpgsqlTypes;

namespace Mockd.Storage.Postgres;

/// <summary>Rows as one array for each column, the form in which one statement takes many of them.</summary>
internal sealed class RowColumns
{
    public const int MostRows = 1000;
    private const int MostCharacters = 4_000_000;

    private readonly List<string> _tables = [];
    private readonly List<string> _keys = [];
    private readonly List<string?> _longKeys = [];
    private readonly List<long> _sequences = [];
    private readonly List<long> _created = [];
    private readonly List<long> _updated = [];
    private readonly List<bool> _deleted = [];
    private readonly List<string?> _docs = [];
    private readonly List<long> _sums = [];
    private int _characters;

    /// <summary>In portions that a server and we can hold in memory without noticing.</summary>
    public static IEnumerable<RowColumns> Portions(string state, IEnumerable<StoredRow> rows)
    {
        var portion = new RowColumns();
        foreach (var row in rows)
        {
            portion.Add(state, row);
            if (portion._keys.Count == MostRows || portion._characters > MostCharacters)
            {
                yield return portion;
                portion = new RowColumns();
            }
        }

        if (portion._keys.Count > 0)
        {
            yield return portion;
        }
    }

    /// <summary>For <see cref="Statements.PutRows"/>.</summary>
    public NpgsqlParameter[] ToParameters(string state, Guid writer) =>
        [
            SqlValue.Of(state),
            SqlValue.Of(writer),
            SqlValue.Of(_tables, NpgsqlDbType.Text),
            SqlValue.Of(_keys, NpgsqlDbType.Text),
            SqlValue.Of(_longKeys, NpgsqlDbType.Text),
            SqlValue.Of(_sequences, NpgsqlDbType.Bigint),
            SqlValue.Of(_created, NpgsqlDbType.Bigint),
            SqlValue.Of(_updated, NpgsqlDbType.Bigint),
            SqlValue.Of(_deleted, NpgsqlDbType.Boolean),
            SqlValue.Of(_docs, NpgsqlDbType.Text),
            SqlValue.Of(_sums, NpgsqlDbType.Bigint),
        ];

    private void Add(string state, StoredRow row)
    {
        var (key, longKey) = StoredText.OfKey(row.Key);
        _tables.Add(StoredText.Escape(row.Table));
        _keys.Add(key);
        _longKeys.Add(longKey);
        _sequences.Add(row.Sequence);
        _created.Add(row.CreatedAt.UtcTicks);
        _updated.Add(row.UpdatedAt.UtcTicks);
        _deleted.Add(row.IsTombstone);
        _docs.Add(row.Fields);
        _sums.Add(StoredSum.Of(state, row));
        _characters += row.Fields?.Length ?? 0;
    }
}
