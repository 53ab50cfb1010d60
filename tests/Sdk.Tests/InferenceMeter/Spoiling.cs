using System.Text;
using System.Text.Json.Nodes;
using Mockd.Engine.Exchanges;

namespace Sdk.Tests.InferenceMeter;

/// <summary>Ways of a twin to be wrong, each by its name.</summary>
internal sealed class Spoiling(MeteredTwin twin)
{
    private readonly Dictionary<string, Response> _before = [];
    private Response? _kept;
    private Request? _good;
    private string? _parent;
    private int _count;

    /// <summary>What each way does to the requests that it is about; null: nothing.</summary>
    private Dictionary<string, Func<Request, Task<Response>?>> Ways =>
        new()
        {
            ["forgets updates"] = r => IsUpdate(r) ? AskAsync(Plain("GET", r)) : null,
            ["changes more"] = r => r.Method == "PATCH" ? AskAsync(WithMember(r, "street", "changed by itself")) : null,
            ["lists twice"] = r => IsList(r) ? ChangedAsync(r, Doubled) : null,
            ["lists nothing"] = r => IsList(r) ? ChangedAsync(r, Emptied) : null,
            ["forgets deletes"] = r => r.Method == "DELETE" ? Task.FromResult(new Response { Status = 204 }) : null,
            ["lists the deleted"] = r => r.Method == "DELETE" ? DeletedAsync(r) : Before(r),
            ["gets otherwise"] = r => IsGet(r) ? ChangedAsync(r, b => b["name"] = "another") : null,
            ["drops what is sent"] = r => r.Method == "POST" ? AskAsync(WithMember(r, "name", "another")) : null,
            ["one id for all"] = r => r.Method == "POST" ? FirstAsync(r) : null,
            ["no second page"] = r =>
                r.RawQuery.Contains("offset", StringComparison.Ordinal) ? ChangedAsync(r, Emptied) : null,
            ["undescribed"] = r => IsGet(r) ? ChangedAsync(r, b => b["name"] = 1) : null,
            ["another 404"] = r => IsGet(r) ? MissingAsync(r) : null,
            ["any parent"] = r => AskAsync(UnderTheFirst(r)),
            ["one sandbox"] = r => AskAsync(Copy(r, headers: new RequestHeaders())),
            ["stores the refused"] = r => r.Method == "POST" ? RefusedAsync(r) : null,
            ["counts reads"] = r => IsGet(r) ? ChangedAsync(r, b => b["name"] = $"read {_count++}") : null,
            ["counts puts"] = r => r.Method == "PUT" ? AskAsync(WithMember(r, "name", $"put {_count++}")) : null,
        };

    public Task<Response> SendAsync(string way, Request request) => Ways[way](request) ?? AskAsync(request);

    private Task<Response> AskAsync(Request request) => twin.AnswerAsync(request);

    private static bool IsUpdate(Request request) => request.Method is "PATCH" or "PUT";

    private static bool IsList(Request request) => request.Method == "GET" && Parts(request).Length % 2 == 1;

    private static bool IsGet(Request request) => request.Method == "GET" && !IsList(request);

    private static string[] Parts(Request request) => request.RawPath.Trim('/').Split('/');

    private static void Emptied(JsonObject body) => body["items"] = new JsonArray();

    private static void Doubled(JsonObject body)
    {
        foreach (var item in body["items"]!.AsArray().Select(i => i!.DeepClone()).ToArray())
        {
            body["items"]!.AsArray().Add(item);
        }
    }

    private async Task<Response> ChangedAsync(Request request, Action<JsonObject> change)
    {
        var answer = await AskAsync(request);
        if (answer.Status != 200)
        {
            return answer;
        }

        var body = JsonNode.Parse(answer.Body.Span)!.AsObject();
        change(body);
        return Response.Json(answer.Status, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private async Task<Response> FirstAsync(Request request) => _kept ??= await AskAsync(request);

    private Task<Response>? Before(Request request) =>
        IsList(request) && _before.GetValueOrDefault(request.RawPath) is { } before ? Task.FromResult(before) : null;

    private async Task<Response> DeletedAsync(Request request)
    {
        var list = request.RawPath[..request.RawPath.LastIndexOf('/')];
        _before[list] = await AskAsync(Copy(Plain("GET", request), path: list));
        return await AskAsync(request);
    }

    private async Task<Response> MissingAsync(Request request) =>
        await AskAsync(request) is { Status: not 404 } answer ? answer : Response.Json(404, "{}"u8.ToArray());

    private async Task<Response> RefusedAsync(Request request)
    {
        var answer = await AskAsync(request);
        if (answer.Status < 400)
        {
            _good = request;
        }
        else if (_good is { } good)
        {
            await AskAsync(Copy(good, path: request.RawPath, headers: request.Headers));
        }

        return answer;
    }

    // Whatever owner is named, it is the first one's.
    private Request UnderTheFirst(Request request)
    {
        if (Parts(request) is not ["owners", var owner, "pets", .. var rest])
        {
            return request;
        }

        _parent ??= owner;
        return Copy(request, path: string.Join('/', (string[])["", "owners", _parent, "pets", .. rest]));
    }

    private static Request WithMember(Request request, string name, string value)
    {
        if (JsonNode.Parse(request.Body.Span) is not JsonObject body)
        {
            return request;
        }

        body[name] = value;
        return Copy(request, body: Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private static Request Plain(string method, Request request) =>
        new()
        {
            Method = method,
            RawPath = request.RawPath,
            Headers = request.Headers,
        };

    private static Request Copy(
        Request request,
        string? path = null,
        byte[]? body = null,
        IRequestHeaders? headers = null
    ) =>
        new()
        {
            Method = request.Method,
            RawPath = path ?? request.RawPath,
            RawQuery = request.RawQuery,
            Headers = headers ?? request.Headers,
            ContentType = request.ContentType,
            Body = body ?? request.Body,
        };
}
