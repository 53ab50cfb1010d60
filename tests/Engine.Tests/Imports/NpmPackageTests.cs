using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class NpmPackageTests : IDisposable
{
    private const string Reference = $"npm:demo@1.0.0/{FakeNpm.File}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-npm-test-");

    public NpmPackageTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for the npm client is a shell script");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Read_FetchedOnce_WorksOffline()
    {
        using var npm = new FakeNpm();
        Assert.Equal(FakeNpm.Content, await ReadAsync(Reference, npm.Program));
        npm.GoOffline();
        Assert.Equal(FakeNpm.Content, await ReadAsync(Reference, npm.Program));
    }

    [Fact]
    public async Task Read_OfflineAndNeverFetched_SaysWhatNpmSaid()
    {
        using var npm = new FakeNpm();
        npm.GoOffline();
        var refused = await RefuseAsync(Reference, npm.Program);
        Assert.Contains("npm error code ENOTFOUND", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ArchiveWithAnotherHash_IsNotUsed()
    {
        using var npm = new FakeNpm(wrongHash: true);
        var refused = await RefuseAsync(Reference, npm.Program);
        Assert.Contains("does not have the hash", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FileNotInThePackage_NamesTheNearest()
    {
        using var npm = new FakeNpm();
        var refused = await RefuseAsync("npm:demo@1.0.0/openapi/ap.json", npm.Program);
        Assert.Contains(FakeNpm.File, refused.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NoNpm_SaysWhatToInstall()
    {
        var refused = await RefuseAsync(Reference, Path.Combine(_folder.FullName, "npm"));
        Assert.Contains("npm client", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo@1.0.0/a.json")]
    [InlineData("npm:demo/a.json")]
    [InlineData("npm:demo@latest/a.json")]
    [InlineData("npm:--help@1.0.0/a.json")]
    public async Task Read_BadReference_IsRefusedBeforeAnythingRuns(string reference)
    {
        var refused = await RefuseAsync(reference, Path.Combine(_folder.FullName, "npm"));
        Assert.Contains("npm:NAME@VERSION/FILE", refused.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ByTheRealClient_GivesTheFile()
    {
        try
        {
            Assert.Contains(
                "\"is-number\"",
                await ReadAsync("npm:is-number@7.0.0/package.json", null),
                StringComparison.Ordinal
            );
        }
        catch (ImportException e)
        {
            Assert.Skip($"the npm registry is out of reach: {e.Message}");
        }
    }

    private async Task<string> ReadAsync(string reference, string? client) =>
        Encoding.UTF8.GetString(
            (
                await NpmPackage.ReadAsync(
                    reference,
                    new ImportCache(_folder.FullName),
                    TestContext.Current.CancellationToken,
                    client
                )
            ).Span
        );

    private async Task<ImportException> RefuseAsync(string reference, string client)
    {
        var refused = await Assert.ThrowsAsync<ImportException>(() => ReadAsync(reference, client));
        Assert.Equal(DiagnosticCodes.PackageNotFetched, refused.Code);
        return refused;
    }
}
