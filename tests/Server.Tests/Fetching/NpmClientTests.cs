using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Server.Fetching;
using Xunit;

namespace Mockd.Server.Tests.Fetching;

public sealed class NpmClientTests : IDisposable
{
    private const string Package = "demo@1.0.0";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-npm-test-");

    public NpmClientTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for the npm client is a shell script");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Fetch_FileOfThePackage_IsItsContent()
    {
        using var npm = new FakeNpm();
        Assert.Equal(FakeNpm.Content, await FetchAsync(Package, FakeNpm.File, npm.Program));
    }

    [Fact]
    public async Task Fetch_OfflineAndNeverFetched_SaysWhatNpmSaid()
    {
        using var npm = new FakeNpm();
        npm.GoOffline();
        var refused = await RefuseAsync(FakeNpm.File, npm.Program);
        Assert.Contains("npm error code ENOTFOUND", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_ArchiveWithAnotherHash_IsNotUsed()
    {
        using var npm = new FakeNpm(wrongHash: true);
        var refused = await RefuseAsync(FakeNpm.File, npm.Program);
        Assert.Contains("does not have the hash", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_FileNotInThePackage_NamesTheNearest()
    {
        using var npm = new FakeNpm();
        var refused = await RefuseAsync("openapi/ap.json", npm.Program);
        Assert.Contains(FakeNpm.File, refused.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_NoNpm_SaysWhatToInstall()
    {
        var refused = await RefuseAsync(FakeNpm.File, Path.Combine(_folder.FullName, "npm"));
        Assert.Contains("npm client", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_ByTheRealClient_GivesTheFile()
    {
        try
        {
            Assert.Contains(
                "\"is-number\"",
                await FetchAsync("is-number@7.0.0", "package.json", null),
                StringComparison.Ordinal
            );
        }
        catch (ImportException e)
        {
            Assert.Skip($"the npm registry is out of reach: {e.Message}");
        }
    }

    private static async Task<string> FetchAsync(string package, string file, string? client)
    {
        var content = await new NpmClient(client).FetchAsync(package, file, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(content.Span);
    }

    private static async Task<ImportException> RefuseAsync(string file, string client)
    {
        var refused = await Assert.ThrowsAsync<ImportException>(() => FetchAsync(Package, file, client));
        Assert.Equal(DiagnosticCodes.PackageNotFetched, refused.Code);
        return refused;
    }
}
