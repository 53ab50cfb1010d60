using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Imports;
using Mockd.Engine.Json;

namespace Mockd.Server.Fetching;

/// <summary>Fetches packages with the npm program, so that its registries, credentials and proxies are the user's own.</summary>
/// <param name="client">The program, when it is not the one on the PATH.</param>
internal sealed class NpmClient(string? client = null) : IPackageFetcher
{
    public async Task<ReadOnlyMemory<byte>> FetchAsync(string package, string file, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("mockd-npm-");
        try
        {
            var output = await NpmAsync(
                    folder.FullName,
                    ["pack", package, "--json", "--ignore-scripts", "--loglevel=error"],
                    package,
                    cancellation
                )
                .ConfigureAwait(false);
            var (name, integrity) = Packed(output, package);
            var archive = Path.Combine(folder.FullName, Path.GetFileName(name));
            await VerifyAsync(archive, integrity, package, cancellation).ConfigureAwait(false);
            return await ExtractAsync(archive, file, package, cancellation).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> NpmAsync(string folder, string[] arguments, string spec, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(client ?? (OperatingSystem.IsWindows() ? "npm.cmd" : "npm"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync(cancellation);
            var errors = npm.StandardError.ReadToEndAsync(cancellation);
            await npm.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return npm.ExitCode == 0
                ? await output.ConfigureAwait(false)
                : throw new ImportException(
                    DiagnosticCodes.PackageNotFetched,
                    $"npm could not fetch {spec}: {FirstLines(await errors.ConfigureAwait(false))}",
                    "check the name, the version and the network; once fetched, the file is cached"
                );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ImportException(
                DiagnosticCodes.PackageNotFetched,
                $"fetching {spec} needs the npm client, which is not on the PATH",
                "install Node.js with npm, or import a downloaded file with `path`"
            );
        }
    }

    private static (string File, string Integrity) Packed(string output, string spec)
    {
        try
        {
            // Some npm versions answer a list, some an object keyed by package.
            var value = JsonValue.Parse(output[Math.Max(0, output.AsSpan().IndexOfAny('[', '{'))..]);
            var entry = value is JsonArray array
                ? array.OfType<JsonObject>().FirstOrDefault()
                : (value as JsonObject)?.Select(m => m.Value).OfType<JsonObject>().FirstOrDefault();
            return (entry!["filename"]!.AsText!, entry["integrity"]!.AsText!);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException)
        {
            throw new ImportException(
                DiagnosticCodes.PackageNotFetched,
                $"npm's answer about {spec} is not understood: {FirstLines(output)}"
            );
        }
    }

    private static async Task VerifyAsync(string archive, string integrity, string spec, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(archive);
        var hash =
            "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellation).ConfigureAwait(false));
        if (hash != integrity)
        {
            throw new ImportException(
                DiagnosticCodes.PackageNotFetched,
                $"the archive of {spec} does not have the hash that npm names; it is not used"
            );
        }
    }

    private static async Task<byte[]> ExtractAsync(
        string archive,
        string file,
        string spec,
        CancellationToken cancellation
    )
    {
        await using var stream = File.OpenRead(archive);
        await using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        var names = new List<string>();
        while (await tar.GetNextEntryAsync(cancellationToken: cancellation).ConfigureAwait(false) is { } entry)
        {
            // Everything in an npm archive lies below one folder, nearly always `package`.
            var name = entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (name == file && entry.DataStream is { } data)
            {
                using var content = new MemoryStream();
                await data.CopyToAsync(content, cancellation).ConfigureAwait(false);
                return content.ToArray();
            }

            names.Add(name);
        }

        throw new ImportException(
            DiagnosticCodes.PackageNotFetched,
            $"{spec} has no file '{file}'",
            NearestName.Hint(file, names)
        );
    }

    private static string FirstLines(string text) =>
        string.Join(
            " ",
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3)
        );
}
