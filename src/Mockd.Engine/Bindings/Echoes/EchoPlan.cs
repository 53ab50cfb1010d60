using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Repeats in made-up answers what the request says of the thing: values of its body, its path, its query and its headers
/// take the place of invented ones wherever the answer has one for them. Only what the response schema allows is taken.
/// </summary>
internal sealed class EchoPlan
{
    private readonly IReadOnlyList<SaidName> _path;
    private readonly IReadOnlyList<(Parameter Parameter, SaidName Said)> _others;
    private readonly bool _repeatsBody;

    private EchoPlan(IReadOnlyList<SaidName> path, IReadOnlyList<(Parameter, SaidName)>? others)
    {
        _path = path;
        _others = others ?? [];
        _repeatsBody = others is not null;
    }

    /// <param name="answersResource">The last path parameter names what is answered, not what it belongs to.</param>
    /// <param name="paging">Query parameters that choose a page; null: nothing but the path is repeated.</param>
    public static EchoPlan Of(Operation operation, bool answersResource, IReadOnlySet<string>? paging) =>
        new(
            SaidNames.OfPath(operation, answersResource),
            paging is null ? null : SaidNames.OfOthers(operation, paging)
        );

    public JsonValue Fill(JsonValue answer, Schema? schema, OperationCall call, ulong seed)
    {
        if (answer is not (JsonObject or JsonArray))
        {
            return answer;
        }

        var view = schema is null ? null : SchemaView.Of(schema);
        var filled = answer;
        foreach (var step in Steps(call, seed))
        {
            filled = step(filled, view);
        }

        if (ReferenceEquals(filled, answer) || view is null || view.Accepts(filled))
        {
            return filled;
        }

        // What members hold may matter to each other: of values that do not fit together, those that fit are taken.
        filled = answer;
        foreach (var step in Steps(call, seed))
        {
            var next = step(filled, view);
            filled = view.Accepts(next) || !view.Accepts(filled) ? next : filled;
        }

        return filled;
    }

    private IEnumerable<Func<JsonValue, SchemaView?, JsonValue>> Steps(OperationCall call, ulong seed)
    {
        var sent = call.SentItems ?? (JsonValue)call.Body;
        if (_repeatsBody && sent is JsonArray or JsonObject { Count: > 0 })
        {
            yield return (value, view) => new BodyEcho(seed, call.Now).Fill(value, view, sent);
        }

        foreach (var (parameter, said) in _others)
        {
            if (TextOf(parameter, call.Request) is { Length: > 0 } text)
            {
                yield return (value, view) => new NameEcho(said, text).Fill(value, view);
            }
        }

        foreach (var said in _path)
        {
            if (call.Path.Find(said.Parameter) is { } text)
            {
                yield return (value, view) => new NameEcho(said, text).Fill(value, view);
            }
        }
    }

    private static string? TextOf(Parameter parameter, Request request) =>
        parameter.In == ParameterLocation.Query
            ? request.Query.Get(parameter.Name)
            : request.Headers.Get(parameter.Name);
}
