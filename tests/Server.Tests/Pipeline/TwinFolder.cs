using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>A twin started from a configuration written to a folder of its own.</summary>
internal sealed class TwinFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-test-");

    private readonly TimeProvider _time;

    private TwinFolder(TimeProvider time) => _time = time;

    public TwinRuntime Twin { get; private set; } = null!;

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <param name="files">Names and texts of files beside the configuration.</param>
    public static Task<TwinFolder> StartAsync(string config, params IEnumerable<(string Name, string Text)> files) =>
        StartAsync(config, TimeProvider.System, files);

    /// <param name="time">What the twin takes for the real time.</param>
    public static async Task<TwinFolder> StartAsync(
        string config,
        TimeProvider time,
        params IEnumerable<(string Name, string Text)> files
    )
    {
        var folder = new TwinFolder(time);
        folder.Write(config);
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder._folder.FullName, name), text);
        }

        await folder.StartAsync();
        return folder;
    }

    /// <summary>What is found wrong with a configuration that does not start.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOfAsync(string config)
    {
        using var folder = new TwinFolder(TimeProvider.System);
        folder.Write(config);
        var twin = await TwinRuntime.StartAsync(
            folder.Options(),
            folder.Diagnostics,
            TestContext.Current.CancellationToken
        );
        Assert.Null(twin);
        return folder.Diagnostics;
    }

    /// <summary>Ends the twin and starts it anew from what is in the folder.</summary>
    public async Task RestartAsync()
    {
        await Twin.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Starts the twin anew from what is in the folder, where it was ended already.</summary>
    public Task StartAgainAsync() => StartAsync();

    /// <summary>Folder of what is kept beyond the process.</summary>
    public string DataFolder => Path.Combine(_folder.FullName, "data");

    public void Write(string config) => File.WriteAllText(ConfigPath, config);

    public async Task<(int Status, JsonValue Body)> SendAsync(
        string method,
        string path,
        string? json = null,
        string? sandbox = null
    )
    {
        var response = await AnswerAsync(
            new Request
            {
                Method = method,
                RawPath = path,
                Headers = sandbox is null
                    ? RequestHeaders.None
                    : new RequestHeaders(KeyValuePair.Create("X-Sandbox", sandbox)),
                ContentType = json is null ? null : "application/json",
                Body = json is null ? default : System.Text.Encoding.UTF8.GetBytes(json),
            }
        );
        return (response.Status, response.Body.IsEmpty ? JsonValue.Null : JsonValue.Parse(response.Body.Span));
    }

    public async Task<Response> AnswerAsync(Request request) =>
        await Twin.AnswerAsync(request, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task StartAsync()
    {
        var twin = await TwinRuntime.StartAsync(Options(), Diagnostics, TestContext.Current.CancellationToken);
        Assert.True(twin is not null, string.Join('\n', Diagnostics));
        Twin = twin;
    }

    private TwinOptions Options() =>
        new()
        {
            ConfigPath = ConfigPath,
            CacheFolder = Path.Combine(_folder.FullName, "cache"),
            DataFolder = DataFolder,
            Time = _time,
        };

    private string ConfigPath => Path.Combine(_folder.FullName, "mockd.yaml");
}
