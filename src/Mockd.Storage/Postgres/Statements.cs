namespace Mockd.Storage.Postgres;

/// <summary>
/// The SQL of the store: one state at a time, by its name, which leads every key (docs/decisions/0010-postgres.md says
/// which databases that is for). Moments are ticks of 100 ns in UTC since the year 1, since a timestamp of the database
/// would round them.
/// </summary>
internal static class Statements
{
    public const string Begin = "BEGIN";
    public const string Commit = "COMMIT";

    public const string List = """
        SELECT name, kind, origin, created, used FROM mockd_states WHERE removed IS NULL
        """;

    public const string Find = List + " AND name = $1";

    public const string Snapshots = """
        SELECT name FROM mockd_states WHERE kind = 'snapshot' AND origin = $1 AND removed IS NULL
        """;

    public const string RemovedSnapshots = """
        SELECT name FROM mockd_states WHERE kind = 'snapshot' AND origin = $1 AND writer = $2 AND removed IS NOT NULL
        """;

    public const string Version = """
        SELECT version FROM mockd_states WHERE name = $1 AND removed IS NULL
        """;

    public const string Versions = """
        SELECT name, version FROM mockd_states WHERE name = ANY($1) AND removed IS NULL
        """;

    public const string Writer = """
        SELECT writer FROM mockd_states WHERE name = $1
        """;

    public const string Touch = """
        UPDATE mockd_states SET used = $2 WHERE name = $1 AND used < $2 AND removed IS NULL
        """;

    /// <summary>
    /// A state of a name that was removed goes on behind the versions of the old one. Where that was long ago and nothing is
    /// left of it, the clock has gone on further than the old one can have counted.
    /// </summary>
    public const string Create = """
        INSERT INTO mockd_states (name, kind, origin, created, used, writer, head, sum, version, known_since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
            CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS bigint),
            CAST(extract(epoch FROM statement_timestamp()) * 1000000 AS bigint))
        ON CONFLICT (name) DO UPDATE SET
            kind = excluded.kind, origin = excluded.origin, created = excluded.created, used = excluded.used,
            writer = excluded.writer, head = excluded.head, sum = excluded.sum, removed = NULL,
            version = CASE WHEN excluded.version > mockd_states.version
                THEN excluded.version ELSE mockd_states.version + 1 END,
            known_since = CASE WHEN excluded.version > mockd_states.version
                THEN excluded.version ELSE mockd_states.version + 1 END
        WHERE mockd_states.removed IS NOT NULL
        """;

    public const string Remove = """
        UPDATE mockd_states SET removed = now(), version = version + 1, writer = $3, head = '', sum = NULL
        WHERE name = $1 AND removed IS NULL AND ($2 IS NULL OR used < $2)
        """;

    public const string RemoveRows = """
        DELETE FROM mockd_rows WHERE state = $1
        AND EXISTS (SELECT 1 FROM mockd_states s WHERE s.name = $1 AND s.writer = $2)
        """;

    /// <summary>After an hour nobody is in the middle of anything with the old state of this name.</summary>
    public const string ForgetRemoved = """
        DELETE FROM mockd_states WHERE removed < now() - INTERVAL '1 hour'
        """;

    public const string Hold = """
        SELECT version FROM mockd_states WHERE name = $1 FOR UPDATE
        """;

    public const string Advance = """
        UPDATE mockd_states SET version = version + 1, head = $3, writer = $4, sum = $5
        WHERE name = $1 AND version = $2 AND removed IS NULL
        """;

    /// <summary>Does nothing when the statement before it, of the same writer, found another version than it expected.</summary>
    public const string PutRows = """
        INSERT INTO mockd_rows (state, tbl, key, long_key, seq, created, updated, deleted, version, doc, sum)
        SELECT s.name, r.tbl, r.key, r.long_key, r.seq, r.created, r.updated, r.deleted, s.version, r.doc, r.sum
        FROM mockd_states s,
            unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[], $9::boolean[], $10::text[],
                $11::bigint[])
            AS r (tbl, key, long_key, seq, created, updated, deleted, doc, sum)
        WHERE s.name = $1 AND s.writer = $2
        ON CONFLICT (state, tbl, key) DO UPDATE SET
            long_key = excluded.long_key, seq = excluded.seq, created = excluded.created, updated = excluded.updated,
            deleted = excluded.deleted, version = excluded.version, doc = excluded.doc, sum = excluded.sum
        """;

    public const string ForgetNews = """
        UPDATE mockd_states SET known_since = $3 WHERE name = $1 AND writer = $2 AND known_since < $3
        """;

    public const string ForgetMarkers = """
        DELETE FROM mockd_rows WHERE state = $1 AND doc IS NULL AND version <= $3
        AND EXISTS (SELECT 1 FROM mockd_states s WHERE s.name = $1 AND s.writer = $2)
        """;

    /// <summary>
    /// One statement, so that head and rows are of one moment whatever the isolation level. The head comes as a row without
    /// a table, with <c>known_since</c> in place of the sequence.
    /// </summary>
    public const string Load = HeadAsRow + "WHERE state = $1 AND doc IS NOT NULL";

    public const string News = HeadAsRow + "WHERE state = $1 AND version > $2";

    private const string HeadAsRow = """
        SELECT version, CAST(NULL AS text) AS tbl, '' AS key, CAST(NULL AS text) AS long_key, known_since AS seq,
            created, used AS updated, false AS deleted, head AS doc, sum
        FROM mockd_states WHERE name = $1 AND removed IS NULL
        UNION ALL
        SELECT version, tbl, key, long_key, seq, created, updated, deleted, doc, sum
        FROM mockd_rows

        """;
}
