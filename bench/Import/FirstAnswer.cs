using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Engine.Yaml;

namespace Mockd.Bench.Import;

/// <summary>Starts the program with one description and asks until it answers.</summary>
internal sealed class FirstAnswer(string program, Subject subject, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Median milliseconds from the start of the process to the first answer, and its resident megabytes then.</summary>
    public async Task<(double Cold, double Cached, double Resident)> RunAsync(int rounds)
    {
        var config = Path.Combine(folder, "mockd.yaml");
        var file = Path.GetFullPath(subject.File);
        await File.WriteAllTextAsync(config, $"version: \"1.0\"\nimports:\n  - {{path: '{file}', as: api}}\n")
            .ConfigureAwait(false);
        var path = await SimplePathAsync().ConfigureAwait(false);
        var (cold, cached, resident) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            Empty();
            cold.Add((await StartAsync(config, path).ConfigureAwait(false)).Took);
            var (took, megabytes) = await StartAsync(config, path).ConfigureAwait(false);
            cached.Add(took);
            resident.Add(megabytes);
        }

        return (Stopwatches.Median(cold), Stopwatches.Median(cached), Stopwatches.Median(resident));
    }

    /// <summary>The route of the first GET, with a text for each parameter.</summary>
    private async Task<string> SimplePathAsync()
    {
        var imports = new TwinConfig { Version = "1.0", Imports = [new ImportConfig { Path = subject.File }] };
        var file = new ConfigFile(imports, new SourceMap("bench", new Dictionary<string, Place>()), folder);
        var options = new ImportOptions(new ImportCache(Path.Combine(folder, "cache")));
        var read = await ImportReader
            .ReadAsync(file, options, new List<Diagnostic>(), CancellationToken.None)
            .ConfigureAwait(false);
        var operation = read[0].Description.Operations.First(IsAnswered);
        return string.Join('/', operation.Path.Split('/').Select(s => s.StartsWith('{') ? "1" : s));
    }

    private static bool IsAnswered(Operation operation) => operation.Method == "GET" && operation.Success is not null;

    private async Task<(double Took, double Megabytes)> StartAsync(string config, string path)
    {
        var (port, admin) = (FreePort(), FreePort());
        var start = new ProcessStartInfo(
            program,
            ["start", "-c", config, "--no-auth", "-p", Text(port), "-a", Text(admin)]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MOCKD_CACHE_DIR"] = Path.Combine(folder, "cache"), ["MOCKD_DATA_DIR"] = folder },
        };
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            // The two pipes hold what a start says; whoever waits for them to end waits for the process.
            while (!await AnswersAsync(client, new Uri($"http://127.0.0.1:{port}{path}")).ConfigureAwait(false))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                {
                    throw new InvalidOperationException($"{subject.Name} does not answer {path}");
                }

                await Task.Delay(2).ConfigureAwait(false);
            }

            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            process.Refresh();
            return (took, process.WorkingSet64 / 1e6);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync().ConfigureAwait(false);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var response = await client.GetAsync(address).ConfigureAwait(false);
            return (int)response.StatusCode < 400;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Empty()
    {
        var cache = Path.Combine(folder, "cache");
        if (Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
