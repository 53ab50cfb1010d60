using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class NpmPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-npm-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Read_FetchedOnce_WorksOffline()
    {
        var registry = new OnePackage();

        Assert.Equal("demo@1.0.0 openapi/api.json", await ReadAsync("npm:demo@1.0.0/openapi/api.json", registry));
        Assert.Equal("demo@1.0.0 openapi/api.json", await ReadAsync("npm:demo@1.0.0/openapi/api.json", null));
    }

    [Theory]
    [InlineData("demo@1.0.0/a.json")]
    [InlineData("npm:demo/a.json")]
    [InlineData("npm:demo@latest/a.json")]
    [InlineData("npm:--help@1.0.0/a.json")]
    public async Task Read_BadReference_IsRefusedBeforeAnythingIsFetched(string reference)
    {
        var registry = new OnePackage();

        var refused = await Assert.ThrowsAsync<ImportException>(() => ReadAsync(reference, registry));

        Assert.Equal(DiagnosticCodes.PackageNotFetched, refused.Code);
        Assert.Contains("npm:NAME@VERSION/FILE", refused.Suggestion, StringComparison.Ordinal);
        Assert.Equal(0, registry.Fetched);
    }

    private async Task<string> ReadAsync(string reference, IPackageFetcher? registry)
    {
        var options = new ImportOptions(new ImportCache(_folder.FullName)) { Packages = registry };
        var content = await NpmPackage.ReadAsync(reference, options, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(content.Span);
    }

    private sealed class OnePackage : IPackageFetcher
    {
        public int Fetched { get; private set; }

        public Task<ReadOnlyMemory<byte>> FetchAsync(string package, string file, CancellationToken cancellation)
        {
            Fetched++;
            return Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes($"{package} {file}"));
        }
    }
}
