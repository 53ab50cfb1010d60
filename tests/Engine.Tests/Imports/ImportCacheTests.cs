using System.Text;
using Mockd.Engine.Imports;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class ImportCacheTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("content");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-cache-");

    private ImportCache Cache => new(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_Written_GivesItBack()
    {
        Cache.Write("urls", "key", Content);
        Assert.Equal(Content, Cache.Read("urls", "key")!.Value.ToArray());
        Assert.Null(Cache.Read("urls", "other"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(38)]
    public void Read_TornEntry_CountsAsNone(int length)
    {
        Cache.Write("urls", "key", Content);
        using (var file = File.OpenWrite(Path.Combine(_folder.FullName, "urls", "key")))
        {
            file.SetLength(length);
        }

        Assert.Null(Cache.Read("urls", "key"));
    }

    [Fact]
    public void Read_ChangedEntry_CountsAsNone()
    {
        Cache.Write("urls", "key", Content);
        var path = Path.Combine(_folder.FullName, "urls", "key");
        var bytes = File.ReadAllBytes(path);
        bytes[0] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Null(Cache.Read("urls", "key"));
    }

    [Fact]
    public void Write_FolderCannotBeMade_IsNoError()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var cache = new ImportCache(file);

        cache.Write("urls", "key", Content);

        Assert.Null(cache.Read("urls", "key"));
    }
}
