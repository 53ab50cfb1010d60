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
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        if (key is not null)
        {
            if (!key.All(c => c is >= '!' and <= '~'))
            {
                throw new CommandException(
                    "The API key has blanks or characters that no key has; look at --api-key, MOCKD_API_KEY or the key file.",
                    ExitCodes.Usage
                );
            }

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

    /// <summary>Sends a stream as it is read, however long it is.</summary>
    public async Task<T> UploadAsync<T>(string route, Stream body, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        return Read(await SendLongAsync(HttpMethod.Put, route, content, cancellation).ConfigureAwait(false), type);
    }

    /// <summary>Hands over what is answered as it comes in, once it is no refusal.</summary>
    public async Task DownloadAsync(
        string route,
        Func<Stream, CancellationToken, Task> take,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(route));
        try
        {
            using var response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw Refusal(
                    response.StatusCode,
                    await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false)
                );
            }

            var answer = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await take(answer, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException problem)
        {
            throw Unreachable(problem);
        }
    }

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

    private Uri AddressOf(string route) =>
        Uri.TryCreate(_url + route, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new CommandException($"'{_url}' is not an address such as http://localhost:4290.", ExitCodes.Usage);

    private CommandException Unreachable(HttpRequestException problem) =>
        problem.InnerException is System.Net.Sockets.SocketException
            ? new InstanceNotFoundException(_url)
            : new CommandException($"{_url}: {problem.Message}");

    private async Task<byte[]> SendAsync(
        HttpMethod method,
        string route,
        HttpContent? body,
        CancellationToken cancellation
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await SendLongAsync(method, route, body, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException($"{_url} did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    private async Task<byte[]> SendLongAsync(
        HttpMethod method,
        string route,
        HttpContent? body,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(method, AddressOf(route)) { Content = body };

        // Who is refused by the headers learns why before anything long is sent.
        request.Headers.ExpectContinue = body is StreamContent;
        try
        {
            using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? answer : throw Refusal(response.StatusCode, answer);
        }
        catch (HttpRequestException problem)
        {
            throw Unreachable(problem);
        }
    }

    private CommandException Refusal(HttpStatusCode status, byte[] body)
    {
        if (status == HttpStatusCode.Unauthorized)
        {
            return new CommandException(
                $"{_url} asks for another API key; give it with --api-key, MOCKD_API_KEY or --data-dir."
            )
            {
                Code = ErrorCodes.Unauthorized,
            };
        }

        try
        {
            var error = JsonSerializer.Deserialize(body, AdminJson.Default.AdminError);
            return new CommandException(error!.Message) { Code = error.Error };
        }
        catch (JsonException)
        {
            return new CommandException($"{_url} answered {(int)status}.");
        }
    }
}
