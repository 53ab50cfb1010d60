using Microsoft.Data.Sqlite;
using Mockd.Engine.State;

namespace Mockd.Storage.File;

/// <summary>What failures of the database library and of the file system mean for the callers of a store.</summary>
internal static class FileFailures
{
    private const int Denied = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NoDatabase;

    /// <summary>Time does not help: the place is read-only, not ours, or none where a file can be.</summary>
    public static bool IsClosedToUs(Exception e) =>
        e switch
        {
            UnauthorizedAccessException => true,
            SqliteException database => database.SqliteErrorCode is Denied or ReadOnly or CannotOpen,
            IOException => !IsFull(e),
            _ => false,
        };

    public static StoreUnavailableException Unavailable(Exception e, string path) =>
        e switch
        {
            SqliteException { SqliteErrorCode: Busy or Locked } => new(
                $"Another program holds a lock on the store {path}.",
                Soon,
                e
            ),
            SqliteException damage when IsDamage(damage) => new(
                $"The store {path} is damaged; stop and put a copy back.",
                Later,
                e
            ),
            _ when IsFull(e) => new($"No space is left for the store {path}; free some.", Later, e),
            _ => new($"The store {path} failed: {e.Message}", Later, e),
        };

    /// <summary>ENOSPC and EDQUOT of Linux and macOS, and what Windows calls a full disk.</summary>
    private static bool IsFull(Exception e) =>
        e is SqliteException { SqliteErrorCode: Full }
        || e is IOException { HResult: 28 or 122 or 69 or unchecked((int)0x80070070) };
}
