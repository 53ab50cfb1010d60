using Microsoft.Data.Sqlite;
using Mockd.Engine.State;

namespace Mockd.Storage.File;

/// <summary>What failures of the database library mean for the callers of a store.</summary>
internal static class SqliteFailures
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NoDatabase = 26;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NoDatabase;

    public static StoreUnavailableException Unavailable(Exception e, string path) =>
        e is SqliteException database
            ? database.SqliteErrorCode switch
            {
                Full => new($"No space is left for the store {path}; free some.", Later, e),
                Busy or Locked => new($"Another program holds a lock on the store {path}.", Soon, e),
                Corrupt or NoDatabase => new($"The store {path} is damaged; stop and put a copy back.", Later, e),
                _ => new($"The store {path} failed: {database.Message}", Later, e),
            }
            : new($"The store {path} failed: {e.Message}", Later, e);
}
