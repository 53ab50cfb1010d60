using Microsoft.Data.Sqlite;
using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>
/// A state as the file has it, without its rows. What it is and what its writes change have a checksum each, so that a
/// write need not read the former.
/// </summary>
internal sealed record StateRow(
    long Id,
    string Name,
    string Kind,
    string Origin,
    long Created,
    long Used,
    long Version,
    long Layer,
    string Head,
    long? Sum,
    long? HeadSum
)
{
    private const string Columns =
        "SELECT id, name, kind, origin, created, used, version, layer, head, sum, head_sum FROM states ";

    /// <summary>What is not as it was written; null: nothing.</summary>
    public string? Damage =>
        !IsSound ? "what is known about it"
        : HeadSum != HeadSumOf(Name, Version, Head) ? "what it has beside rows"
        : null;

    /// <summary>Its name, its times and where its rows are can be relied on.</summary>
    public bool IsSound => Sum == SumOf();

    /// <summary>As far as can be told when it is damaged.</summary>
    public StateEntry ToEntry() =>
        new(
            Name,
            Enum.TryParse<StateKind>(Kind, out var kind) ? kind : StateKind.Sandbox,
            Origin,
            Ticks.Moment(Created),
            Ticks.Moment(Used)
        );

    public static long HeadSumOf(string name, long version, string head) => Checksum.Of([version], name, head);

    public static List<StateRow> All(SqliteSession session) => session.Read(Columns, Read);

    /// <returns>Null: there is none of this name.</returns>
    public static StateRow? Find(SqliteSession session, string name) =>
        session.Read(Columns + "WHERE name = $1", Read, name) is [var state] ? state : null;

    /// <summary>Adds it with its id, without checksums.</summary>
    public void Insert(SqliteSession session) =>
        session.Run(
            """
            INSERT INTO states(id, name, kind, origin, created, used, version, layer, head)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            Id,
            Name,
            Kind,
            Origin,
            Created,
            Used,
            Version,
            Layer,
            Head
        );

    /// <summary>Vouches for it as it is here.</summary>
    public void Stamp(SqliteSession session) =>
        session.Run(
            "UPDATE states SET sum = $1, head_sum = $2 WHERE id = $3",
            SumOf(),
            HeadSumOf(Name, Version, Head),
            Id
        );

    /// <summary>Over another layer from now on.</summary>
    public static void Move(SqliteSession session, long from, long to)
    {
        foreach (var state in session.Read(Columns + "WHERE layer = $1", Read, from))
        {
            (state with { Layer = to }).Save(session, state.IsSound);
        }
    }

    /// <summary>Used at this time or, as far as that can be relied on, later.</summary>
    public static void Touch(SqliteSession session, string name, long used)
    {
        if (Find(session, name) is { } state && !(state.IsSound && state.Used >= used))
        {
            (state with { Used = used }).Save(session, state.IsSound);
        }
    }

    /// <param name="wasSound">If not, it does not become so.</param>
    private void Save(SqliteSession session, bool wasSound) =>
        session.Run(
            "UPDATE states SET used = $1, layer = $2, sum = $3 WHERE id = $4",
            Used,
            Layer,
            wasSound ? SumOf() : ~SumOf(),
            Id
        );

    private long SumOf() => Checksum.Of([Id, Created, Used, Layer], Name, Kind, Origin);

    private static StateRow Read(SqliteDataReader reader) =>
        new(
            reader.GetInt64(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetInt64(4),
            reader.GetInt64(5),
            reader.GetInt64(6),
            reader.GetInt64(7),
            reader.GetString(8),
            reader.IsDBNull(9) ? null : reader.GetInt64(9),
            reader.IsDBNull(10) ? null : reader.GetInt64(10)
        );
}
