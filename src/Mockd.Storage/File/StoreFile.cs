using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Mockd.Engine.Files;
using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>
/// One store file and its lock. Looks at a file before it lets anybody write to it: what is not a store, is damaged, or was
/// written by a newer program is refused and stays as it is.
/// </summary>
internal sealed class StoreFile : IDisposable
{
    private const int HeaderLength = 100;
    private const int ApplicationIdAt = 68;
    private readonly FileLock _lock;

    private StoreFile(string path, FileLock taken)
    {
        Path = path;
        _lock = taken;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Makes the file and its folder when they are not there.</summary>
    /// <exception cref="StoreRefusedException">The file is not to be used as it is.</exception>
    /// <exception cref="SqliteException">The disk fails.</exception>
    /// <exception cref="IOException">The disk fails.</exception>
    public static StoreFile Open(string path, FileFormat format)
    {
        try
        {
            path = FileNames.Real(path);
            PrivateFiles.MakeFolder(System.IO.Path.GetDirectoryName(path)!);
            var taken = FileLock.Take(path);
            try
            {
                Prepare(path, format);
                return new StoreFile(path, taken);
            }
            catch
            {
                // Whatever it was, nobody is left who would give the lock back.
                taken.Dispose();
                throw;
            }
        }
        catch (Exception e) when (FileFailures.IsClosedToUs(e))
        {
            throw new StoreRefusedException(
                $"The store {path} cannot be opened for writing: {e.Message.TrimEnd('.')}. Change the rights of file and folder, or name "
                    + "another place with --data-dir.",
                e
            );
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>The one connection that writes. A write that was committed survives the loss of power.</summary>
    /// <param name="mostPages">The disk counts as full when the file would have more; 0: it has as many as there are.</param>
    public SqliteSession OpenWriter(int mostPages)
    {
        var session = new SqliteSession(Path, SqliteOpenMode.ReadWrite);
        try
        {
            session.Script(
                """
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = ON;
                PRAGMA checkpoint_fullfsync = ON;
                PRAGMA cache_size = -16384;
                PRAGMA journal_size_limit = 67108864;
                """
            );
            if (mostPages > 0)
            {
                session.Script($"PRAGMA max_page_count = {mostPages}");
            }

            return session;
        }
        catch
        {
            // Whatever it was, the caller gets no session to dispose.
            session.Dispose();
            throw;
        }
    }

    public SqliteSession OpenReader() => new(Path, SqliteOpenMode.ReadOnly);

    private static void Prepare(string path, FileFormat format)
    {
        SQLitePCL.Batteries_V2.Init();
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            Make(path, format);
            return;
        }

        CheckNames(path);
        CheckHeader(path, FileAccess.ReadWrite);
        foreach (var ours in (string[])[path, path + "-wal", path + "-shm"])
        {
            PrivateFiles.Close(ours);
        }

        try
        {
            var isWhole = IsWhole(path, format);
            using var session = new SqliteSession(path, SqliteOpenMode.ReadWrite);
            session.Script("PRAGMA synchronous = FULL");
            format.Apply(session, path);
            if (!isWhole)
            {
                Repair(session, path);
            }
        }
        catch (SqliteException e) when (FileFailures.IsDamage(e))
        {
            throw Damaged(path, e.Message, e);
        }
    }

    /// <summary>
    /// A file that appears at once and whole: its header says what it is from the first moment, which a crash while it is
    /// written in place would not.
    /// </summary>
    private static void Make(string path, FileFormat format)
    {
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new StoreRefusedException(
                $"The store {path} is missing, but {path}-wal beside it has writes of it. Put the store back, or remove "
                    + $"{path}-wal to begin anew."
            );
        }

        var draft = path + ".new";
        foreach (var left in (string[])[draft, draft + "-journal", draft + "-wal", draft + "-shm", path + "-shm"])
        {
            System.IO.File.Delete(left);
        }

        // What the database library makes beside it gets the same rights.
        PrivateFiles.MakeFile(draft);
        using (var session = new SqliteSession(draft, SqliteOpenMode.ReadWrite))
        {
            session.Script($"PRAGMA application_id = {FileFormat.ApplicationId}");
            format.Apply(session, path);
            if (session.Value("PRAGMA journal_mode = WAL") is not "wal")
            {
                throw new StoreRefusedException(
                    $"The folder of {path} cannot hold a store: its file system has no shared memory. Name one on a local disk."
                );
            }
        }

        System.IO.File.Move(draft, path, overwrite: true);
    }

    /// <summary>The journal lies beside the name that a file is opened by: by another name, what is in it would be missing.</summary>
    private static void CheckNames(string path)
    {
        if (FileNames.CountOf(path) is > 1 and var names)
        {
            throw new StoreRefusedException(
                $"The store {path} is one of {names} names of a file (hard links), and its journal lies beside one of them only: "
                    + "another name would miss writes. Remove the other names, or replace this one with a copy of the file; "
                    + "nothing was changed."
            );
        }
    }

    /// <summary>
    /// Without the database library, which would already write to a file that another program left half done, and would be
    /// content with one that it may only read.
    /// </summary>
    public static void CheckHeader(string path, FileAccess access)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using var file = new FileStream(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        var length = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (length < HeaderLength || !header.StartsWith("SQLite format 3\0"u8))
        {
            throw new StoreRefusedException(
                $"The file {path} is no store of this program. Name another file, or move this one away; nothing was changed."
            );
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdAt..]) != FileFormat.ApplicationId)
        {
            throw new StoreRefusedException(
                $"The file {path} is a database of another program. Name another file; nothing was changed."
            );
        }
    }

    /// <summary>False: what is in the tables is not what is in their indexes.</summary>
    private static bool IsWhole(string path, FileFormat format)
    {
        using var session = new SqliteSession(path, SqliteOpenMode.ReadOnly);
        format.Check(FileFormat.VersionOf(session), path);
        if (session.Value("PRAGMA integrity_check(1)") is "ok")
        {
            return true;
        }

        if (session.Value("PRAGMA quick_check(1)") is not "ok" and var found)
        {
            throw Damaged(path, $"{found}".ReplaceLineEndings(" "), null);
        }

        return false;
    }

    private static void Repair(SqliteSession session, string path)
    {
        session.InTransaction(() =>
        {
            IndexRepair.Run(session);
            return true;
        });
        if (session.Value("PRAGMA integrity_check(1)") is not "ok" and var found)
        {
            throw Damaged(path, $"{found}".ReplaceLineEndings(" "), null);
        }
    }

    private static StoreRefusedException Damaged(string path, string how, Exception? cause) =>
        new(
            $"The store {path} is damaged ({how}). Put a copy back, without the {System.IO.Path.GetFileName(path)}-wal beside it, "
                + $"or save what can be read with `mockd stateful check {path} --save NEW-FILE`, or move it away to begin anew; "
                + "nothing was changed.",
            cause
        );
}
