using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Pipeline;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>A twin started from a configuration written to a folder of its own.</summary>
internal sealed class TwinFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-test-");

    private TwinFolder() { }

    public TwinRuntime Twin { get; private set; } = null!;

    public List<Diagnostic> Diagnostics { get; } = [];

    public static async Task<TwinFolder> StartAsync(string config)
    {
        var folder = new TwinFolder();
        folder.Write(config);
        var options = new TwinOptions
        {
            ConfigPath = folder.ConfigPath,
            CacheFolder = Path.Combine(folder._folder.FullName, "cache"),
        };
        var twin = await TwinRuntime.StartAsync(options, folder.Diagnostics, TestContext.Current.CancellationToken);
        Assert.True(twin is not null, string.Join('\n', folder.Diagnostics));
        folder.Twin = twin;
        return folder;
    }

    public void Write(string config) => File.WriteAllText(ConfigPath, config);

    public async Task<(int Status, JsonValue Body)> SendAsync(string method, string path, string? json = null)
    {
        var response = await AnswerAsync(
            new Request
            {
                Method = method,
                RawPath = path,
                ContentType = json is null ? null : "application/json",
                Body = json is null ? default : System.Text.Encoding.UTF8.GetBytes(json),
            }
        );
        return (response.Status, response.Body.IsEmpty ? JsonValue.Null : JsonValue.Parse(response.Body.Span));
    }

    public async Task<Response> AnswerAsync(Request request) =>
        await Twin.AnswerAsync(request, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);

    private string ConfigPath => Path.Combine(_folder.FullName, "mockd.yaml");
}
