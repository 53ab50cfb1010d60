using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>A twin of a configuration and a description written in a test, answering without a socket.</summary>
internal sealed class ServedTwin
{
    private readonly TwinRuntime _runtime;

    private ServedTwin(TwinRuntime runtime) => _runtime = runtime;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="description">OpenAPI, imported as <c>api</c>.</param>
    /// <param name="configuration">What follows version and imports.</param>
    public static async Task<ServedTwin> StartAsync(
        string description,
        string configuration = "",
        TimeProvider? time = null
    )
    {
        var folder = Directory.CreateTempSubdirectory("mockd-served-");
        try
        {
            var path = Path.Combine(folder.FullName, "mockd.yaml");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "api.yaml"), description, Cancellation);
            await File.WriteAllTextAsync(
                path,
                "version: \"1.0\"\nimports:\n  - { path: api.yaml, as: api }\n" + configuration,
                Cancellation
            );
            var diagnostics = new List<Diagnostic>();
            var options = new TwinOptions
            {
                ConfigPath = path,
                CacheFolder = folder.FullName,
                Time = time ?? TimeProvider.System,
            };
            var runtime = await TwinRuntime.StartAsync(options, diagnostics, Cancellation);
            return runtime is null
                ? throw new InvalidOperationException(string.Join('\n', diagnostics))
                : new ServedTwin(runtime);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask<Response> GetAsync(string path) =>
        _runtime.AnswerAsync(new Request { Method = "GET", RawPath = path }, Cancellation);

    /// <summary>A request without body: a GET, or a POST where no header is given.</summary>
    public ValueTask<Response> SendAsync(string path, string query, KeyValuePair<string, string>? header) =>
        _runtime.AnswerAsync(
            new Request
            {
                Method = header is null ? "POST" : "GET",
                RawPath = path,
                RawQuery = query,
                Headers = header is { } given ? new RequestHeaders(given) : RequestHeaders.None,
            },
            Cancellation
        );

    /// <summary>Any request; a body is JSON.</summary>
    public ValueTask<Response> AskAsync(
        string method,
        string path,
        string? body,
        params IEnumerable<(string Name, string Value)> headers
    ) =>
        _runtime.AnswerAsync(
            new Request
            {
                Method = method,
                RawPath = path,
                ContentType = body is null ? null : "application/json",
                Body = Encoding.UTF8.GetBytes(body ?? ""),
                Headers = new RequestHeaders(headers.Select(h => KeyValuePair.Create(h.Name, h.Value))),
            },
            Cancellation
        );

    /// <summary>What the journal says about the newest exchange.</summary>
    public IReadOnlyList<string> Findings => _runtime.RecentExchanges(1)[0].Findings();

    public ValueTask<Response> PostAsync(string path, string json) => PostAsync(path, "application/json", json);

    /// <summary>Posts multipart/form-data with one file, a.txt, and a field.</summary>
    public ValueTask<Response> UploadAsync(string path, string file, (string Name, string Value) field) =>
        PostAsync(
            path,
            "multipart/form-data; boundary=border",
            $"--border\r\nContent-Disposition: form-data; name=\"{file}\"; filename=\"a.txt\"\r\n\r\nwords\r\n"
                + $"--border\r\nContent-Disposition: form-data; name=\"{field.Name}\"\r\n\r\n{field.Value}\r\n"
                + "--border--\r\n"
        );

    public ValueTask<Response> PostAsync(string path, string contentType, string body) =>
        _runtime.AnswerAsync(
            new Request
            {
                Method = "POST",
                RawPath = path,
                ContentType = contentType,
                Body = Encoding.UTF8.GetBytes(body),
            },
            Cancellation
        );

    public static string Text(Response response) => Encoding.UTF8.GetString(response.Body.Span);

    public static JsonObject Json(Response response) => (JsonObject)JsonValue.Parse(Text(response));
}
