using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Hosting;
using Mockd.Server.Running;

namespace Acceptance.Tests.Running;

/// <summary>A twin behind a real server on a free port.</summary>
internal sealed class SocketTarget : ISpecTarget
{
    private readonly TwinHost _host;
    private readonly HttpClient _client;

    private SocketTarget(TwinHost host)
    {
        _host = host;
        _client = new HttpClient();
    }

    public static async Task<SocketTarget?> StartAsync(
        TwinOptions twin,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var options = new TwinHostOptions
        {
            Twin = twin,
            Host = "127.0.0.1",
            Port = 0,
            AdminPort = 0,
        };
        return await TwinHost.StartAsync(options, diagnostics, cancellation) is { } host
            ? new SocketTarget(host)
            : null;
    }

    public async Task<Response> SendAsync(Request request, CancellationToken cancellation)
    {
        var target = request.RawQuery.Length == 0 ? request.RawPath : request.RawPath + "?" + request.RawQuery;
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), AsWritten(target));
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

        using var answer = await _client.SendAsync(message, cancellation);
        return new Response
        {
            Status = (int)answer.StatusCode,
            ContentType = answer.Content.Headers.ContentType?.ToString(),
            Body = await answer.Content.ReadAsByteArrayAsync(cancellation),
            Headers =
            [
                .. answer
                    .Headers.Concat(answer.Content.Headers)
                    .Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value))),
            ],
        };
    }

    // Without this the client mends what a spec sends on purpose, such as a lone percent sign.
    private Uri AsWritten(string target) =>
        new(
            $"http://127.0.0.1:{_host.Port}{target}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );

    public async Task ResetAsync(string? table, CancellationToken cancellation) =>
        await _host.Runtime.ResetAsync(table, cancellation);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
    }
}
