using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mockd.Contracts.Admin;

namespace Mockd.Cli.Commands;

/// <summary>Asks a running instance over its admin plane.</summary>
internal sealed class AdminClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;
    private readonly string _url;

    public AdminClient(string url, string? key)
    {
        _url = url.TrimEnd('/');
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        if (key is not null)
        {
            _http.DefaultRequestHeaders.Add(AdminRoutes.KeyHeader, key);
        }
    }

    /// <summary>A client for the instance that the options, or the run files, name.</summary>
    public static AdminClient Of(ParseResult parsed)
    {
        var target = AdminTarget.Of(parsed);
        return new AdminClient(target.Url, target.Key);
    }

    public void Dispose() => _http.Dispose();

    public async Task<T> GetAsync<T>(string route, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        Read(await SendAsync(HttpMethod.Get, route, null, cancellation).ConfigureAwait(false), type);

    public async Task<T> PostAsync<T>(string route, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        Read(await SendAsync(HttpMethod.Post, route, null, cancellation).ConfigureAwait(false), type);

    /// <param name="body">UTF-8 JSON.</param>
    public async Task<T> PostAsync<T>(string route, byte[] body, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var content = Content(body);
        return Read(await SendAsync(HttpMethod.Post, route, content, cancellation).ConfigureAwait(false), type);
    }

    public Task<T> PutAsync<T>(string route, T body, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        PutBytesAsync(route, JsonSerializer.SerializeToUtf8Bytes(body, type), type, cancellation);

    public async Task<T> PutBytesAsync<T>(
        string route,
        byte[] body,
        JsonTypeInfo<T> type,
        CancellationToken cancellation
    )
    {
        using var content = Content(body);
        return Read(await SendAsync(HttpMethod.Put, route, content, cancellation).ConfigureAwait(false), type);
    }

    public Task<byte[]> GetBytesAsync(string route, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, route, null, cancellation);

    public Task PostAsync(string route, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, route, null, cancellation);

    public Task DeleteAsync(string route, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, route, null, cancellation);

    private static ByteArrayContent Content(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static T Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CommandException("The answer is not one of mockd's admin plane; is this the right address?");
        }
    }

    private async Task<byte[]> SendAsync(
        HttpMethod method,
        string route,
        HttpContent? body,
        CancellationToken cancellation
    )
    {
        if (
            !Uri.TryCreate(_url + route, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
        )
        {
            throw new CommandException($"'{_url}' is not an address such as http://localhost:4290.", ExitCodes.Usage);
        }

        using var request = new HttpRequestMessage(method, address) { Content = body };
        try
        {
            using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? answer : throw Refusal(response.StatusCode, answer);
        }
        catch (HttpRequestException problem)
        {
            throw problem.InnerException is System.Net.Sockets.SocketException
                ? new InstanceNotFoundException(_url)
                : new CommandException($"{_url}: {problem.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException($"{_url} did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private CommandException Refusal(HttpStatusCode status, byte[] body)
    {
        if (status == HttpStatusCode.Unauthorized)
        {
            return new CommandException(
                $"{_url} asks for another API key; give it with --api-key, MOCKD_API_KEY or --data-dir."
            );
        }

        try
        {
            var error = JsonSerializer.Deserialize(body, AdminJson.Default.AdminError);
            return new CommandException(error!.Message);
        }
        catch (JsonException)
        {
            return new CommandException($"{_url} answered {(int)status}.");
        }
    }
}
