using System.CommandLine;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd sandbox export</c> and <c>import</c>: rows out to a file and in from one, a piece at a time.</summary>
internal static class SandboxFiles
{
    public static Command Export(Terminal terminal)
    {
        var name = SandboxCommand.Name();
        var file = new Option<string?>("--output", "-o")
        {
            Description = "File to write (default: standard output)",
            HelpName = "FILE",
        };
        return AdminVerb.Create(
            "export",
            "Write a sandbox as JSON Lines; with --json and -o, what was written is told as JSON",
            [name, file],
            async (parsed, client, cancellation) =>
            {
                var sandbox = parsed.GetRequiredValue(name);
                var route = AdminRoutes.SandboxRows(sandbox);
                if (parsed.GetValue(file) is not { } path)
                {
                    await client
                        .DownloadAsync(route, (rows, token) => PrintAsync(rows, terminal, token), cancellation)
                        .ConfigureAwait(false);
                    return;
                }

                await client
                    .DownloadAsync(route, (rows, token) => SaveAsync(rows, path, token), cancellation)
                    .ConfigureAwait(false);
                if (parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Line(JsonObject.Of(("name", sandbox), ("file", Path.GetFullPath(path))).ToUtf8());
                }
            }
        );
    }

    public static Command Import(Terminal terminal)
    {
        var name = SandboxCommand.Name("name", "Sandbox to fill; it is made if it is not there");
        var file = SandboxCommand.Name("file", "File that export wrote");
        return AdminVerb.Create(
            "import",
            "Put an exported sandbox in place of a sandbox's rows",
            [name, file],
            async (parsed, client, cancellation) =>
            {
                await using var rows = Open(parsed.GetRequiredValue(file));
                var route = AdminRoutes.SandboxRows(parsed.GetRequiredValue(name));
                var answer = await client
                    .UploadAsync(route, rows, AdminJson.Default.SandboxImportAnswer, cancellation)
                    .ConfigureAwait(false);
                terminal.Print(
                    parsed,
                    answer,
                    AdminJson.Default.SandboxImportAnswer,
                    a => terminal.Line($"imported {Wording.Count(a.Rows, "row")} into {a.Name}")
                );
            }
        );
    }

    private static async Task PrintAsync(Stream rows, Terminal terminal, CancellationToken cancellation)
    {
        using var reader = new StreamReader(rows);
        while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            terminal.Line(line);
        }
    }

    private static async Task SaveAsync(Stream rows, string path, CancellationToken cancellation)
    {
        await using var file = Create(path);
        await rows.CopyToAsync(file, cancellation).ConfigureAwait(false);
    }

    private static FileStream Create(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be written: {Reason(path, problem)}. Name another file with -o.")
            {
                Code = ErrorCodes.File,
            };
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var reason = problem is FileNotFoundException or DirectoryNotFoundException
                ? $"There is no file '{path}'."
                : $"{path} cannot be read: {Reason(path, problem)}.";
            throw new CommandException(reason) { Code = ErrorCodes.File };
        }
    }

    private static string Reason(string path, Exception problem) =>
        Directory.Exists(path) ? "it is a folder" : problem.Message.TrimEnd('.');
}
