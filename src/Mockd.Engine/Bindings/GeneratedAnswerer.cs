using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>Answers an operation that nothing is bound to with a body made from its description; the same request gets the same body.</summary>
public sealed class GeneratedAnswerer : Answerer
{
    private const int MostKept = 64;
    private readonly Operation _operation;
    private readonly ulong _seed;
    private readonly bool _echoes;
    private readonly Lazy<PathMembers> _members;
    private readonly GeneratedPage _page;
    private readonly Lazy<System.Collections.Concurrent.ConcurrentDictionary<ulong, byte[]>> _kept = new();

    /// <param name="echoes">Answers repeat what the request says, as they do where every object is made up.</param>
    public GeneratedAnswerer(Operation operation, Lazy<PathMembers> members, ulong seed, bool echoes)
    {
        _operation = operation;
        _members = members;
        _echoes = echoes;
        _page = new GeneratedPage(operation);
        _seed = Dice.Derive(seed, $"{operation.Method} {operation.Path}");
    }

    public override ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        var response = Chosen(call.Request);
        var media = response is null ? null : MediaFor(response, call.Request.Headers.Get("Accept"));
        if (response is null || media is null)
        {
            return new(new Response { Status = response?.StatusCode ?? 200 });
        }

        var seed = SeedOf(call.Request, response);
        var key = Dice.Derive(RequestSeed(seed, call.Request), media.Name);
        if (!_kept.Value.TryGetValue(key, out var body))
        {
            body = Body(media, call, seed);
            if (_kept.Value.Count < MostKept)
            {
                _kept.Value.TryAdd(key, body);
            }
        }

        return new(
            new Response
            {
                Status = response.StatusCode,
                ContentType = media.Name,
                Body = body,
            }
        );
    }

    private ResponseDescription? Chosen(Request request)
    {
        if (request.Headers.Get("Prefer") is { } prefer)
        {
            foreach (var wish in prefer.Split([',', ';'], StringSplitOptions.TrimEntries))
            {
                if (
                    wish.StartsWith("code=", StringComparison.OrdinalIgnoreCase)
                    && int.TryParse(wish.AsSpan(5), out var code)
                    && _operation.FindResponse(code) is { } wanted
                )
                {
                    return wanted;
                }
            }
        }

        return _operation.Success;
    }

    private static MediaType? MediaFor(ResponseDescription response, string? accept)
    {
        if (accept is not null && !accept.Contains("*/*", StringComparison.Ordinal))
        {
            foreach (var wanted in accept.Split(',', StringSplitOptions.TrimEntries))
            {
                var name = wanted.Split(';')[0];
                if (
                    response.Content.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is
                    { } media
                )
                {
                    return media;
                }
            }
        }

        return response.Preferred;
    }

    private ulong SeedOf(Request request, ResponseDescription response)
    {
        if ((request.Headers.Get("X-Mockd-Seed") ?? request.Query.Get("_mockd_seed")) is { } given)
        {
            return Dice.Derive(_seed ^ (ulong)response.StatusCode, given);
        }

        return RequestSeed(_seed ^ (ulong)response.StatusCode, request);
    }

    private static ulong RequestSeed(ulong seed, Request request)
    {
        var derived = Dice.Derive(Dice.Derive(seed, request.RawPath), request.RawQuery);
        return request.Body.IsEmpty ? derived : derived ^ Dice.Hash(request.Body.Span);
    }

    private byte[] Body(MediaType media, OperationCall call, ulong seed)
    {
        var isJson = media.Name.EndsWith("json", StringComparison.Ordinal) || media.Name == "*/*";
        if (media.Schema is null && media.Example is null)
        {
            return isJson ? "{}"u8.ToArray() : [];
        }

        var example =
            media.Example is { } given
            && (media.Schema is null || SchemaChecker.Check(media.Schema, given, isRequest: false).Count == 0)
                ? given
                : null;
        var value = example ?? ValueGenerator.Generate(media.Schema!, seed, call.Now);
        if (isJson && example is null)
        {
            value = _page.Settle(value, media.Schema!, call.Request);
            value = _echoes ? Echo.Fill(value, media.Schema!, call.Body) : value;
        }

        return isJson
            ? _members.Value.Fill(value, call.Path).ToUtf8()
            : System.Text.Encoding.UTF8.GetBytes(value.ToPlainText());
    }
}
