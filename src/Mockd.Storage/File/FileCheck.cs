using Microsoft.Data.Sqlite;
using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>
/// Looks at everything in a store file, whether a twin runs on it or not, and changes nothing; copies what is good to a new
/// one.
/// </summary>
public static class FileCheck
{
    private const string BadSum = "its checksum does not fit";

    /// <param name="saveTo">Path of a new store file for all that is good; null: none.</param>
    /// <exception cref="StoreRefusedException">It is no store, or not one that can be looked at; the new file is there already.</exception>
    /// <exception cref="StoreUnavailableException">A disk fails.</exception>
    public static StoreReport Run(string path, string? saveTo)
    {
        var full = Path.GetFullPath(path);
        try
        {
            StoreFile.CheckHeader(full, FileAccess.Read);
            using var session = new SqliteSession(full, SqliteOpenMode.ReadOnly);
            var version = FileFormat.VersionOf(session);
            FileFormat.Current.Check(version, full);
            return version == FileFormat.Current.Version
                ? Look(session, full, saveTo)
                : LookAtOld(session, full, version, saveTo);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StoreRefusedException($"There is no file {full}.", e);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw FileFailures.Unavailable(e, full);
        }
    }

    private static StoreReport Look(SqliteSession session, string path, string? saveTo)
    {
        var damages = Structure(session);
        var content = new FileContent(session);
        if (!content.IsListed)
        {
            damages.Add(new StoreDamage("the lists of states and layers cannot be read", []));
        }

        foreach (var state in content.States)
        {
            if ((state.Damage ?? (content.HasAllLayers(state) ? null : "where its rows are")) is { } damage)
            {
                damages.Add(new StoreDamage(damage + " is not what was written", [state.Name]));
            }
        }

        using var save = saveTo is null ? null : FileSave.Begin(content, Path.GetFullPath(saveTo));
        var rows = 0L;
        foreach (var row in content.Rows())
        {
            rows++;
            if (!row.IsSound)
            {
                IReadOnlyList<string> holders = content.Holders.TryGetValue(row.Layer, out var names) ? names : [];
                damages.Add(new StoreDamage(BadSum, holders, row.Row.Table, row.Row.Key));
            }
            else
            {
                save?.Put(row);
            }
        }

        damages.AddRange(
            content.Gaps.Select(gap => new StoreDamage(
                $"rows between number {gap.First} and {gap.Last} cannot be read",
                []
            ))
        );
        save?.End();
        return new StoreReport("the store " + path, content.States.Count, rows, damages, []);
    }

    /// <summary>A file without checksums: there is only its structure to look at.</summary>
    private static StoreReport LookAtOld(SqliteSession session, string path, int version, string? saveTo)
    {
        if (saveTo is not null)
        {
            throw new StoreRefusedException(
                $"The store {path} has format {version}, which keeps no checksums, so that nothing tells its good rows from bad "
                    + "ones. A start brings it forward; save from it then."
            );
        }

        return new StoreReport(
            "the store " + path,
            session.Number("SELECT count(*) FROM states"),
            session.Number("SELECT count(*) FROM rows"),
            Structure(session),
            [
                $"it has format {version}, which keeps no checksums: only its structure was looked at; a start brings it forward",
            ]
        );
    }

    private static List<StoreDamage> Structure(SqliteSession session)
    {
        try
        {
            return
            [
                .. session
                    .Read("PRAGMA integrity_check(20)", r => r.GetString(0))
                    .Where(line => line != "ok")
                    .Select(line => new StoreDamage($"structure: {line.ReplaceLineEndings(" ")}", [])),
            ];
        }
        catch (SqliteException e) when (FileFailures.IsDamage(e))
        {
            return [new StoreDamage($"structure: {e.Message}", [])];
        }
    }
}
