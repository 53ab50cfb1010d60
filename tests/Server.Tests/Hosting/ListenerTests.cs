using System.Net;
using System.Net.Sockets;
using System.Text;
using Mockd.Engine.Exchanges;
using Mockd.Server.Hosting;
using Mockd.Server.Pipeline;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Hosting;

public sealed class ListenerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_WithEscapes_ArrivesUndecoded()
    {
        var answer = await SendRawAsync("GET /a%2Fb%20c?x=%26&y HTTP/1.1\r\nHost: h:1\r\nConnection: close\r\n\r\n");
        Assert.EndsWith("GET /a%2Fb%20c ?x=%26&y http://h:1 0", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_InAbsoluteForm_HasOnlyItsPath()
    {
        var answer = await SendRawAsync("GET http://h/p?q HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        Assert.EndsWith("GET /p ?q http://h 0", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithUrlOf64Kilobytes_IsRefusedByTheServer()
    {
        var answer = await SendRawAsync($"GET /{new string('a', 65536)} HTTP/1.1\r\nHost: h\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_With10000Headers_IsRefusedByTheServer()
    {
        var headers = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"x{i}: 1\r\n"));
        var answer = await SendRawAsync($"GET / HTTP/1.1\r\nHost: h\r\n{headers}\r\n");
        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9 * 1024 * 1024, "POST / ? http://localhost:PORT 9437184")]
    [InlineData(10 * 1024 * 1024 + 1, "too large")]
    public async Task Body_AroundTheLimit_IsReadOrMarked(int size, string expected)
    {
        await using var listener = await StartAsync(EchoAsync);
        using var http = new HttpClient();
        using var content = new ByteArrayContent(new byte[size]);
        var answer = await http.PostAsync($"http://localhost:{listener.Port}/", content, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(expected.Replace("PORT", $"{listener.Port}", StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task Body_ChunkedAndTooLarge_IsMarked()
    {
        await using var listener = await StartAsync(EchoAsync);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://localhost:{listener.Port}/");
        request.Content = new StreamContent(new MemoryStream(new byte[BodyStage.Limit + 1]));
        request.Headers.TransferEncodingChunked = true;
        var answer = await http.SendAsync(request, Cancel);
        Assert.Equal("too large", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Response_WithRepeatedHeader_SendsBoth()
    {
        KeyValuePair<string, string>[] headers = [new("Set-Cookie", "a=1"), new("Set-Cookie", "b=2")];
        await using var listener = await StartAsync((_, _) => new(Response.Json(200, "{}"u8.ToArray()).With(headers)));
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var answer = await http.GetAsync($"http://localhost:{listener.Port}/", Cancel);
        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task Response_WithoutContent_HasNoLength()
    {
        await using var listener = await StartAsync((_, _) => new(new Response { Status = 204 }));
        var answer = await SendRawAsync(listener, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        Assert.DoesNotContain("Content-Length", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transfer_Partial_BreaksOffAfterItsBytes()
    {
        var plan = new TransferPlan { AbortAfterBytes = 3 };
        await using var listener = await StartAsync(
            (_, _) =>
                new(
                    new Response
                    {
                        Status = 200,
                        Body = "123456"u8.ToArray(),
                        Transfer = plan,
                    }
                )
        );
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.GetStringAsync($"http://localhost:{listener.Port}/", Cancel)
        );
    }

    [Fact]
    public async Task Stop_RequestBeingAnswered_Finishes()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var listener = await StartAsync(
            async (_, _) =>
            {
                begun.SetResult();
                await goOn.Task;
                return Response.Json(200, "{}"u8.ToArray());
            }
        );
        using var http = new HttpClient();
        var asking = http.GetAsync($"http://localhost:{listener.Port}/", Cancel);
        await begun.Task;
        var stopping = listener.StopAsync(Cancel);
        goOn.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await asking).StatusCode);
        await stopping;
    }

    [Theory]
    [InlineData(30_000_000, false, "POST / ? http://localhost 30000000")]
    [InlineData(30_000_000, true, "POST / ? http://localhost 30000000")]
    [InlineData(30_000_001, false, "too large")]
    [InlineData(30_000_001, true, "too large")]
    public async Task Body_OfAListenerForLargeOnes_IsReadToItsLimit(int length, bool isChunked, string expected)
    {
        await using var listener = await StartAsync((request, token) => EchoAsync(request, 30_000_000, token));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://localhost:{listener.Port}/")
        {
            Content = new ByteArrayContent(new byte[length]),
        };
        request.Headers.TransferEncodingChunked = isChunked;

        var answer = await http.SendAsync(request, Cancel);

        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(expected, text.Replace($":{listener.Port}", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0x10\r\n\r\n")]
    [InlineData("-5\r\nabcde\r\n0\r\n\r\n")]
    [InlineData("5\r\nab\r\n0\r\n\r\n")]
    public async Task Body_InChunksThatAreNone_IsTheSendersMistake(string chunks)
    {
        using var folder = await TwinFolder.StartAsync(
            """
            version: "1.0"
            mocks:
              - id: keep
                type: http
                http:
                  matcher: { method: POST, path: /keep }
                  response: { statusCode: 200, body: '{{request.body}}' }
            """
        );
        await using var listener = await StartAsync(folder.Twin.AnswerAsync);

        var text = await SendRawAsync(
            listener,
            "POST /keep HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                + $"Connection: close\r\n\r\n{chunks}"
        );

        Assert.StartsWith("HTTP/1.1 400 ", text, StringComparison.Ordinal);
        Assert.Contains("the body cannot be read", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_ThatCannotBeSentAsTheyAre_AreMadeSafe()
    {
        KeyValuePair<string, string>[] headers =
        [
            new("X-Text", "größe – 2"),
            new("X-Lines", "one\r\ntwo\u0001\u007f"),
            new("bad name", "x"),
            new("X-é", "x"),
            new("Content-Length", "7"),
            new("Transfer-Encoding", "chunked"),
            new("Location", "/größe"),
        ];
        await using var listener = await StartAsync(
            (_, _) =>
                new(
                    new Response
                    {
                        Status = 201,
                        ContentType = "text/plain; name=\"é\n\"",
                        Headers = headers,
                        Body = "ok"u8.ToArray(),
                    }
                )
        );

        var text = await SendRawAsync(listener, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 201 ", text, StringComparison.Ordinal);
        Assert.Contains("X-Text: größe – 2\r\n", text, StringComparison.Ordinal);
        Assert.Contains("X-Lines: one  two\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Location: /größe\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain; name=\"é \"\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 2\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bad name", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nok", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bind_PortOfAnotherListener_SaysWhich()
    {
        await using var listener = await StartAsync(EchoAsync);
        var taken = Assert.Throws<PortTakenException>(() => ListenSockets.Bind("localhost", listener.Port));
        Assert.Equal(listener.Port, taken.Port);
    }

    private static ValueTask<Response> EchoAsync(Request request, CancellationToken cancellation) =>
        EchoAsync(request, BodyStage.Limit, cancellation);

    private static async ValueTask<Response> EchoAsync(Request request, int limit, CancellationToken cancellation)
    {
        var body = request.Pending is { } pending
            ? await pending.ReceiveAsync(limit, 0, cancellation)
            : ReadOnlyMemory<byte>.Empty;
        var text = body is { } all
            ? $"{request.Method} {request.RawPath} ?{request.RawQuery} {request.Origin} {all.Length}"
            : "too large";
        return new Response { Status = 200, Body = Encoding.UTF8.GetBytes(text) };
    }

    private static async Task<Listener> StartAsync(
        Func<Request, CancellationToken, ValueTask<Response>> answer,
        BodyBudget? budget = null
    )
    {
        var listener = new Listener(ListenSockets.Bind("localhost", 0), answer, budget);
        await listener.StartAsync(Cancel);
        return listener;
    }

    private static async Task<string> SendRawAsync(string request)
    {
        await using var listener = await StartAsync(EchoAsync);
        return await SendRawAsync(listener, request);
    }

    private static async Task<string> SendRawAsync(Listener listener, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, listener.Port, Cancel);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
        }
        catch (IOException)
        {
            // The server may refuse before it has read everything.
        }

        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, Cancel);
        }
        catch (IOException)
        {
            // A refusal is followed by a reset; what came before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
