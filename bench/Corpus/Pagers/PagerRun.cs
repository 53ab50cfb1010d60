using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Server.Running;

namespace Corpus;

/// <summary>Sends every pager through every list of a document's twin, and looks at the addresses of its answers.</summary>
public static class PagerRun
{
    public static async Task<PagerResult> RunAsync(CorpusDocument document, Judge judge)
    {
        var result = new PagerResult();
        var (requests, _) = await judge.OpenAsync(document.File);
        using var folder = new RunFolder(document.File);
        var options = new TwinOptions { ConfigPath = folder.ConfigPath, CacheFolder = folder.CacheFolder };
        var diagnostics = new List<Diagnostic>();
        await using var runtime = await TwinRuntime.StartAsync(options, diagnostics, CancellationToken.None);
        if (runtime is null || requests is null)
        {
            return result;
        }

        var described = Described(document);
        foreach (var request in requests.Where(r => r.Fault is null))
        {
            if (described.GetValueOrDefault((request.Method, request.Path)) is { } operation)
            {
                await AskAsync(
                    document.Name,
                    CallOf(request, operation),
                    r => runtime.AnswerAsync(r, CancellationToken.None).AsTask(),
                    result
                );
            }
        }

        return result;
    }

    /// <summary>One list, by every style, as a caller without wishes and as one that wants a row at a time.</summary>
    internal static async Task AskAsync(
        string document,
        PageCall call,
        Func<Request, Task<Response>> send,
        PagerResult result
    )
    {
        result.Operations++;
        var first = PageAnswer.Of(await send(call.ToRequest()));
        var name = $"{call.Method} {call.Path}";
        var (links, foreign) = LinkMeter.Measure(first);
        result.Links += links;
        result.Faults.AddRange(foreign.Take(3).Select(f => new PagerFault(document, name, "address", f)));
        if (first.Body is null || first.Response.Status >= 300)
        {
            return;
        }

        PageCall[] calls = call.Declared(
            "limit",
            "perpage",
            "pagesize",
            "size",
            "maxresults",
            "pagelimit",
            "count",
            "top"
        )
            is { } limit
            ? [call, call.With(limit, "1")]
            : [call];
        foreach (var pager in Pager.All)
        {
            foreach (var start in calls)
            {
                var (pages, fault) = await pager.RunAsync(start, send);
                var (lists, longer) = result.Styles.GetValueOrDefault(pager.Style);
                result.Styles[pager.Style] = (lists + 1, longer + (pages > 1 ? 1 : 0));
                if (fault is not null)
                {
                    result.Faults.Add(new(document, name, pager.Style, fault));
                    break;
                }
            }
        }
    }

    internal static PageCall CallOf(JudgeRequest request, Operation operation)
    {
        var (path, query) = request.Url!.Split('?', 2) is [var first, var rest] ? (first, rest) : (request.Url, "");
        var isJson = operation.RequestBody?.Content.Any(m => m.IsJson) == true;
        JsonObject? body = null;
        if (isJson && request.Method is not ("GET" or "HEAD" or "DELETE"))
        {
            body = Parsed(request.Body);
        }

        return new PageCall(
            request.Method,
            path,
            query,
            request.Headers ?? new Dictionary<string, string>(),
            request.Body,
            body,
            [.. operation.Parameters.Where(p => p.In == ParameterLocation.Query).Select(p => p.Name)],
            body is null
                ? []
                : [.. operation.RequestBody!.Content.First(m => m.IsJson).Schema?.Properties.Select(p => p.Key) ?? []]
        );
    }

    private static JsonObject? Parsed(byte[]? body)
    {
        try
        {
            return body is null ? [] : JsonNode.Parse(Encoding.UTF8.GetString(body)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<(string, string), Operation> Described(CorpusDocument document)
    {
        var operations =
            ApiDescriptionReader.Read(File.ReadAllBytes(document.File), document.Name, [])?.Operations ?? [];
        return operations.DistinctBy(o => (o.Method, o.Path)).ToDictionary(o => (o.Method, o.Path));
    }
}
