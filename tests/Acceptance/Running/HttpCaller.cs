using System.Text;
using Mockd.Engine.Exchanges;

namespace Acceptance.Tests.Running;

/// <summary>Sends a spec's requests to a port of this machine exactly as they are written.</summary>
/// <param name="host">What the Host header says; null: the address.</param>
internal sealed class HttpCaller(int port, string? host = null) : IDisposable
{
    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        }
    );

    public async Task<Response> SendAsync(Request request, CancellationToken cancellation)
    {
        var target = request.RawQuery.Length == 0 ? request.RawPath : request.RawPath + "?" + request.RawQuery;
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), AsWritten(target));
        message.Headers.Host = host;
        if (request.Body.Length > 0 || request.ContentType is not null)
        {
            message.Content = new ByteArrayContent(request.Body.ToArray());
        }

        if (request.ContentType is { } type)
        {
            message.Content!.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in request.Headers.All.Where(h => h.Key != "Content-Type"))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        // What a server adds is not seen by a spec that is not about one.
        using var answer = await _client.SendAsync(message, cancellation);
        return new Response
        {
            Status = (int)answer.StatusCode,
            ContentType = answer.Content.Headers.ContentType?.ToString(),
            Body = await answer.Content.ReadAsByteArrayAsync(cancellation),
            Headers =
            [
                .. answer
                    .Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
                    .Where(h => host is null || h.Key != "Content-Length")
                    .SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key, v))),
            ],
        };
    }

    public void Dispose() => _client.Dispose();

    // Without this the client mends what a spec sends on purpose, such as a lone percent sign.
    private Uri AsWritten(string target) =>
        new(
            $"http://127.0.0.1:{port}{target}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
}
