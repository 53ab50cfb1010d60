using System.Diagnostics;
using System.Globalization;
using Mockd.Engine.Files;
using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>
/// Says that a store file has an owner. The lock is one of the operating system on a file beside the store, so that it goes
/// with the process, however that ends. The file stays: were it removed, two processes could hold locks on two files of one
/// name. Another file names the process, since nobody can read a locked one.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _ownerFile;

    private FileLock(FileStream taken, string ownerFile)
    {
        _lock = taken;
        _ownerFile = ownerFile;
        using var owner = new StreamWriter(PrivateFiles.Open(ownerFile, FileMode.Create, FileShare.ReadWrite));
        owner.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    /// <exception cref="StoreRefusedException">Another process has it.</exception>
    /// <exception cref="IOException">The files cannot be written.</exception>
    public static FileLock Take(string store)
    {
        var ownerFile = store + ".pid";
        FileStream taken;
        try
        {
            taken = PrivateFiles.Open(store + ".lock", FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException e) when (IsTaken(e))
        {
            throw new StoreRefusedException(
                $"The store {store} is in use by {OwnerOf(ownerFile)}. Stop that one first, or give this one a folder of its own "
                    + "with --data-dir.",
                e
            );
        }

        try
        {
            return new FileLock(taken, ownerFile);
        }
        catch
        {
            // Whatever it was, nobody is left who would give the lock back.
            taken.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            System.IO.File.Delete(_ownerFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder went away or was closed to us; a stale name does no harm, the lock decides.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    /// <summary>EAGAIN on Linux, EWOULDBLOCK on macOS, a sharing violation on Windows.</summary>
    private static bool IsTaken(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static string OwnerOf(string ownerFile)
    {
        try
        {
            var id = int.Parse(System.IO.File.ReadAllText(ownerFile), CultureInfo.InvariantCulture);
            using var owner = Process.GetProcessById(id);
            return $"process {id} ({owner.ProcessName})";
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or OverflowException
            )
        {
            // It is about to write its name, is gone by now, or is not of this machine.
            return "another process";
        }
    }
}
