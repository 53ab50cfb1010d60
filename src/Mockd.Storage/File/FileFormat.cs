using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>
/// The tables of a store file. Its version is the number of steps it has gone; a step that was ever released stays as it is,
/// and a change of the tables is a further one.
/// </summary>
internal sealed record FileFormat(IReadOnlyList<FormatStep> Steps)
{
    /// <summary>Marks a database file as a store; the letters MKDT.</summary>
    public const int ApplicationId = 0x4D4B4454;

    /// <summary>
    /// Ids of states are never given out twice, so that versions can be built on them. Times are UTC ticks. A state has the
    /// rows of its layer and of those below it, upper ones before lower ones; a row without text is gone from there on up.
    /// Layers that lie below another one do not change any more.
    /// </summary>
    private static readonly FormatStep First = new(
        """
        CREATE TABLE states(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            origin TEXT NOT NULL,
            created INTEGER NOT NULL,
            used INTEGER NOT NULL,
            version INTEGER NOT NULL,
            layer INTEGER NOT NULL UNIQUE,
            head TEXT NOT NULL
        ) STRICT;
        CREATE TABLE layers(
            id INTEGER PRIMARY KEY,
            below INTEGER
        ) STRICT;
        CREATE INDEX layers_below ON layers(below);
        CREATE TABLE rows(
            id INTEGER PRIMARY KEY,
            layer INTEGER NOT NULL,
            tbl TEXT NOT NULL,
            key TEXT NOT NULL,
            seq INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            deleted INTEGER NOT NULL,
            doc TEXT,
            UNIQUE(layer, tbl, key)
        ) STRICT;
        """
    );

    /// <summary>What was written before is vouched for from here on.</summary>
    private static readonly FormatStep Checksums = new(
        """
        ALTER TABLE states ADD COLUMN sum INTEGER;
        ALTER TABLE states ADD COLUMN head_sum INTEGER;
        ALTER TABLE layers ADD COLUMN sum INTEGER;
        ALTER TABLE rows ADD COLUMN sum INTEGER;
        """,
        ChecksumFill.Run
    );

    public static readonly FileFormat Current = new([First, Checksums]);

    public int Version => Steps.Count;

    /// <summary>Brings a database to this version in one transaction; one that has it already is left alone.</summary>
    /// <exception cref="StoreRefusedException">A newer program wrote it.</exception>
    public void Apply(SqliteSession database, string path)
    {
        var version = VersionOf(database);
        Check(version, path);
        if (version == Version)
        {
            return;
        }

        database.InTransaction(() =>
        {
            foreach (var step in Steps.Skip(version))
            {
                database.Script(step.Sql);
                step.Fill?.Invoke(database);
            }

            database.Script($"PRAGMA user_version = {Version}");
            return true;
        });
    }

    /// <exception cref="StoreRefusedException">A newer program wrote it.</exception>
    public void Check(int version, string path)
    {
        if (version > Version)
        {
            throw new StoreRefusedException(
                $"The store {path} has format {version}, and this program knows formats up to {Version}: a newer one wrote it. "
                    + "Use that one, or name another file; nothing was changed."
            );
        }
    }

    public static int VersionOf(SqliteSession database) => (int)database.Number("PRAGMA user_version");
}
