using System.ComponentModel;
using Xunit;

namespace Sdk.Tests.Running;

/// <summary>Runs a folder's suites of another language against a shipped twin; without the language they are skipped.</summary>
internal static class SdkSuite
{
    /// <param name="leastCalls">Fewer calls than this prove too little: a suite that was cut short fails.</param>
    public static async Task RunNodeAsync(string provider, int leastCalls, CancellationToken cancellation)
    {
        var folder = Path.Combine(Paths.Tests, provider);
        await RestoreAsync(folder, cancellation);
        var suites = Directory.EnumerateFiles(folder, "*.test.mjs").Select(f => Path.GetFileName(f)!).Order();
        await RunAsync(provider, Shipped(provider), "node", ["--test", .. suites], leastCalls, cancellation);
    }

    /// <summary>Runs one suite against a configuration of its own.</summary>
    public static async Task RunNodeAsync(
        string provider,
        string suite,
        string configPath,
        int leastCalls,
        CancellationToken cancellation
    )
    {
        await RestoreAsync(Path.Combine(Paths.Tests, provider), cancellation);
        await RunAsync(provider, configPath, "node", ["--test", suite], leastCalls, cancellation);
    }

    public static async Task RunPythonAsync(
        string provider,
        string module,
        int leastCalls,
        CancellationToken cancellation
    )
    {
        // The distribution's packages belong to its own Python, which need not be the first on the path.
        foreach (var python in (string[])["/usr/bin/python3", "python3"])
        {
            if (await TryAsync(python, Path.GetTempPath(), cancellation, "-I", "-c", "import " + module) is (0, _))
            {
                string[] arguments = ["-B", "-m", "unittest", "test_" + module];
                await RunAsync(provider, Shipped(provider), python, arguments, leastCalls, cancellation);
                return;
            }
        }

        Assert.Skip($"Python's module '{module}' is missing (Debian: python3-{module}), so its suite is not run");
    }

    private static string Shipped(string provider) => Path.Combine(Paths.Twins, provider, "mockd.yaml");

    private static async Task RunAsync(
        string provider,
        string configPath,
        string program,
        string[] arguments,
        int leastCalls,
        CancellationToken cancellation
    )
    {
        await using var twin = await TwinServer.StartAsync(configPath, cancellation);
        var address = twin.Address.ToString().TrimEnd('/');
        var (exitCode, output) = await Tool.RunAsync(
            program,
            Path.Combine(Paths.Tests, provider),
            [new("MOCKD_TWIN_URL", address), new("NO_PROXY", "127.0.0.1")],
            cancellation,
            arguments
        );
        Assert.True(exitCode == 0, output);
        var calls = await twin.CallsAsync(cancellation);
        Assert.True(calls >= leastCalls, $"{calls} calls were made, {leastCalls} are wanted\n{output}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} calls");
    }

    public static async Task RestoreAsync(string folder, CancellationToken cancellation)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules/.package-lock.json"));
        var wanted = new FileInfo(Path.Combine(folder, "package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc)
        {
            return;
        }

        var (exitCode, output) =
            await TryAsync("npm", folder, cancellation, "ci", "--no-audit", "--no-fund")
            ?? (1, "npm is missing, so the suite is not run");
        Assert.SkipWhen(exitCode != 0, output);
    }

    /// <summary>Null when there is no such program.</summary>
    private static async Task<(int ExitCode, string Output)?> TryAsync(
        string program,
        string folder,
        CancellationToken cancellation,
        params string[] arguments
    )
    {
        try
        {
            return await Tool.RunAsync(program, folder, [], cancellation, arguments);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
