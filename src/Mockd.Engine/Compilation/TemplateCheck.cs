using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Parses every template of the file once, so that what is built from them later cannot fail.</summary>
internal static class TemplateCheck
{
    public static bool Run(CompileContext context)
    {
        var config = context.Config;
        var fine = Headers(context, config.Headers, "/headers") & Response(context, config.Response, "/response");
        if (config.Expand?.Unknown is { } unknown)
        {
            fine &= Failure(context, unknown, "/expand/unknown");
        }

        foreach (var (table, pointer) in TableCompiler.Entries(config))
        {
            fine &=
                Headers(context, table.Headers, pointer + "/headers")
                & Response(context, table.Response, pointer + "/response")
                & context.ChecksOut(table.Defaults, pointer + "/defaults");
        }

        for (var i = 0; i < config.Extend.Count; i++)
        {
            fine &=
                Headers(context, config.Extend[i].Headers, $"/extend/{i}/headers")
                & Response(context, config.Extend[i].Response, $"/extend/{i}/response");
        }

        for (var i = 0; i < config.Mocks.Count; i++)
        {
            if (config.Mocks[i].Http?.Response is { } response)
            {
                fine &=
                    Headers(context, response.Headers, $"/mocks/{i}/http/response/headers")
                    & context.ChecksOut(response.Body ?? JsonValue.Null, $"/mocks/{i}/http/response/body");
            }
        }

        return fine;
    }

    internal static bool Failure(CompileContext context, FailureConfig failure, string pointer) =>
        context.ChecksOut(
            JsonArray.Of(
                (JsonValue)failure.Message,
                (JsonValue)failure.Type,
                (JsonValue)failure.Param,
                failure.Code ?? JsonValue.Null,
                failure.Extra
            ),
            pointer
        );

    private static bool Headers(CompileContext context, IReadOnlyDictionary<string, string> headers, string pointer) =>
        headers.Aggregate(true, (fine, h) => context.ChecksOut(h.Value, SourceMap.Below(pointer, h.Key)) & fine);

    private static bool Response(CompileContext context, ResponseConfig? response, string pointer)
    {
        if (response is null)
        {
            return true;
        }

        var fine =
            context.ChecksOut(response.Fields?.Inject ?? JsonObject.Empty, pointer + "/fields/inject")
            & context.ChecksOut(response.List?.ExtraFields ?? JsonObject.Empty, pointer + "/list/extraFields")
            & context.ChecksOut(response.Create?.Body ?? JsonObject.Empty, pointer + "/create/body")
            & context.ChecksOut(response.Delete?.Body ?? JsonObject.Empty, pointer + "/delete/body")
            & context.ChecksOut(response.Errors?.Inject ?? JsonObject.Empty, pointer + "/errors/inject");
        foreach (var (field, wrap) in response.Fields?.WrapAsList ?? new Dictionary<string, WrapConfig>())
        {
            fine &= context.ChecksOut(wrap?.Url, SourceMap.Below(pointer + "/fields/wrapAsList", field));
        }

        foreach (var (kind, message) in response.Errors?.MessageMap ?? new Dictionary<string, string>())
        {
            fine &= context.ChecksOut(message, SourceMap.Below(pointer + "/errors/messageMap", kind));
        }

        return fine;
    }
}
