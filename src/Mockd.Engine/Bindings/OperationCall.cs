using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.Routing;
using Mockd.Engine.State;

namespace Mockd.Engine.Bindings;

/// <summary>One request on its way through an operation.</summary>
public sealed class OperationCall
{
    private Scope? _scope;
    private JsonObject? _input;

    public required Request Request { get; init; }

    public required PathValues Path { get; init; }

    public required TableSet Tables { get; init; }

    /// <summary>The twin's seed of keys and generated values.</summary>
    public required ulong Seed { get; init; }

    public required IStateHeads Store { get; init; }

    public required string Sandbox { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The decoded body; empty when there is none.</summary>
    public JsonObject Body { get; init; } = JsonObject.Empty;

    /// <summary>The decoded body where it is a list, which <see cref="Body"/> cannot hold; else null.</summary>
    public JsonArray? SentItems { get; init; }

    /// <summary>The body with the path parameters laid over it, as custom operations see it.</summary>
    public JsonObject Input => _input ??= Path.Count == 0 ? Body : JsonMerge.Shallow(Body, PathObject());

    /// <summary>Variables that every expression of the operation sees.</summary>
    internal Scope Scope(WriteSession? session = null)
    {
        if (_scope is not null && session is null)
        {
            return _scope;
        }

        var scope = new Scope(Now, session is null ? null : session.Functions)
            .Set("input", () => Input)
            .Set("path", PathObject)
            .Set("query", () => QueryObject(Request.Query))
            .Set("headers", () => HeaderObject(Request.Headers))
            .Set("now", Now.ToUnixTimeSeconds())
            .Set("sandbox", Sandbox)
            .Set("request", () => RequestObject(Request));
        return _scope = scope;
    }

    internal WriteSession Session(TwinState state) => new(state, Tables, Seed, Now);

    /// <summary>What the sandbox had when the request came; null: look.</summary>
    public TwinState? Opening { get; init; }

    public ValueTask<TwinState> ReadAsync(CancellationToken cancellation) =>
        Opening is { } opening ? new(opening) : Store.ReadAsync(Sandbox, cancellation);

    /// <summary>Header names as sent and in lower case, since callers differ in how they write them.</summary>
    public static JsonObject HeaderObject(IRequestHeaders headers)
    {
        var builder = new JsonObjectBuilder();
        foreach (var (name, _) in headers.All)
        {
            // One that came in several lines is one text, whoever took the request in.
            var value = headers.Get(name) ?? "";
            builder.Set(name, value).Set(name.ToLowerInvariant(), value);
        }

        return builder.Build();
    }

    public static JsonObject RequestObject(Request request) =>
        JsonObject.Of(
            ("method", request.Method),
            ("path", request.RawPath),
            ("url", request.RawQuery.Length == 0 ? request.RawPath : $"{request.RawPath}?{request.RawQuery}"),
            ("origin", request.Origin),
            ("host", request.Headers.Get("Host") ?? "")
        );

    private static JsonObject QueryObject(QueryParameters query) =>
        JsonObject.Of(query.Pairs.Select(p => KeyValuePair.Create(p.Key, (JsonValue)p.Value)));

    public JsonObject PathObject()
    {
        var builder = new JsonObjectBuilder(Path.Count);
        for (var i = 0; i < Path.Count; i++)
        {
            builder.Set(Path.NameAt(i), Path.ValueAt(i));
        }

        return builder.Build();
    }
}
