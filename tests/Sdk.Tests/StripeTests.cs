using Mockd.Contracts.Diagnostics;
using Mockd.Server.Hosting;
using Mockd.Server.Pipeline;
using Xunit;

namespace Mockd.Sdk.Tests;

/// <summary>Runs the SDK suites under <c>stripe/</c> against the twin that ships.</summary>
public sealed class StripeTests
{
    private static readonly string Folder = RepositoryFiles.At("tests", "Sdk.Tests", "stripe");

    [Fact]
    public async Task NodeSdks_AgainstTheTwin_PassTheirSuite()
    {
        if (await InstallAsync() is { } reason)
        {
            Assert.Skip(reason);
        }

        await using var twin = await StartTwinAsync();
        var suites = Directory.EnumerateFiles(Folder, "*.test.mjs").Select(f => Path.GetFileName(f)!).Order();
        var run = await ToolRun.StartAsync("node", ["--test", .. suites], Folder, EnvironmentOf(twin));
        Assert.True(run is { ExitCode: 0 }, run?.Output);
    }

    [Fact]
    public async Task PythonSdk_AgainstTheTwin_PassesItsSuite()
    {
        if (await FindPythonAsync() is not { } python)
        {
            Assert.Skip("Python's stripe module is not here (Debian: python3-stripe), so its suite is not run");
            return;
        }

        await using var twin = await StartTwinAsync();
        var run = await ToolRun.StartAsync(
            python,
            ["-B", "-m", "unittest", "test_stripe"],
            Folder,
            EnvironmentOf(twin)
        );
        Assert.True(run is { ExitCode: 0 }, run?.Output);
    }

    private static async Task<TwinHost> StartTwinAsync()
    {
        var diagnostics = new List<Diagnostic>();
        var options = new TwinHostOptions
        {
            Twin = new TwinOptions { ConfigPath = RepositoryFiles.At("twins", "stripe", "mockd.yaml") },
            Host = "127.0.0.1",
            Port = 0,
            AdminPort = 0,
        };
        var twin = await TwinHost.StartAsync(options, diagnostics, TestContext.Current.CancellationToken);
        Assert.True(twin is not null, string.Join('\n', diagnostics));
        return twin;
    }

    private static Dictionary<string, string> EnvironmentOf(TwinHost twin) =>
        new() { ["MOCKD_TWIN_URL"] = $"http://127.0.0.1:{twin.Port}", ["NO_PROXY"] = "127.0.0.1" };

    /// <summary>Restores the packages of the node suites, or says why they cannot be run.</summary>
    private static async Task<string?> InstallAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(Folder, "package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc)
        {
            return null;
        }

        var run = await ToolRun.StartAsync("npm", ["ci", "--no-audit", "--no-fund"], Folder);
        return run switch
        {
            null => "npm is not here, so the node suites are not run",
            { ExitCode: 0 } => null,
            _ => "npm could not restore the node suites, so they are not run: " + run.Output,
        };
    }

    private static async Task<string?> FindPythonAsync()
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3"])
        {
            if (await ToolRun.StartAsync(python, ["-c", "import stripe"], Folder) is { ExitCode: 0 })
            {
                return python;
            }
        }

        return null;
    }
}
