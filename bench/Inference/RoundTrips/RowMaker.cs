using Corpus;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Inference;

/// <summary>Makes rows: the parents that a path goes through first, then the row itself.</summary>
internal sealed class RowMaker(TwinClient client, IReadOnlyDictionary<string, TablePlan> byPrefix)
{
    private const int Deepest = 5;
    private const int MostCandidates = 4;

    public TwinClient Client => client;

    /// <summary>The row and null, or null and why there is none.</summary>
    public async Task<(MadeRow? Row, TripFault? Fault)> MakeAsync(
        TablePlan plan,
        PathScope scope,
        ulong seed,
        int depth = 0
    )
    {
        var create = plan.Create;
        var filled = await FillAsync(create, scope, plan.PutsKey ? create.KeyPrefix : null, null, seed, depth);
        JsonValue? body = null;
        if (TwinClient.MediaOf(create.Operation) is { } media)
        {
            body = media.Schema is { } schema
                ? WithoutKey(RequestValues.Body(schema, seed), schema, plan.Table.Config.IdField)
                : JsonObject.Empty;
            if (body is null)
            {
                return (
                    null,
                    new TripFault(
                        "create: no valid body can be made",
                        $"{create.Operation} {media.Name}: {RequestValues.Defect(media.Schema!, seed)}"
                    )
                );
            }
        }

        var answer = await client.AskAsync(create.Operation, filled.Path, body, seed);
        if (!answer.IsSuccess)
        {
            return (
                null,
                new TripFault($"create: answers {answer.Status}", $"{answer}; sent {Cut(body)}")
                {
                    Status = answer.Status,
                }
            );
        }

        if (answer.IsForeign)
        {
            return (null, new TripFault("create: answers neither JSON nor XML", answer.ToString()));
        }

        return await FindAsync(plan, filled, answer, body, seed);
    }

    /// <summary>Gets a row by its key, or does to it what another action does.</summary>
    public async Task<TwinAnswer> GetAsync(PlannedAction action, PathScope scope, string key, ulong seed) =>
        await client.SendAsync(action.Operation, await GetRequestAsync(action, scope, key, seed));

    public async Task<Request> GetRequestAsync(PlannedAction action, PathScope scope, string key, ulong seed)
    {
        var at = action.KeyPrefix is { } prefix ? scope.With(prefix, key) : scope;
        var filled = await FillAsync(action, at, null, null, seed, 0);
        var body =
            TwinClient.MediaOf(action.Operation)?.Schema is { } schema && action.Operation.Method != "GET"
                ? RequestValues.Body(schema, seed)
                : null;
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        if (action.KeyElsewhere is ("query", var name))
        {
            query[name] = key;
        }
        else if (action.KeyElsewhere is ("body", var member))
        {
            body = (body as JsonObject ?? JsonObject.Empty).With(member, key);
        }

        return client.RequestOf(action.Operation, filled.Path, body, seed, query);
    }

    /// <summary>The path of an operation, whose parents are made where the twin has them.</summary>
    /// <param name="fresh">Prefix of the parameter that gets a value of its own.</param>
    /// <param name="row">Tells values that no path before has told.</param>
    public async Task<FilledPath> FillAsync(
        PlannedAction action,
        PathScope scope,
        string? fresh,
        JsonObject? row,
        ulong seed,
        int depth
    )
    {
        var prefixes = action.Path.Prefixes;

        // The innermost parent first: its own path says what stands in front of it.
        for (var i = prefixes.Count - 1; i >= 0; i--)
        {
            if (prefixes[i] != fresh && scope[prefixes[i]] is null)
            {
                scope = await ToldAsync(action, i, scope, row, depth);
            }
        }

        var values = new List<string>();
        for (var i = 0; i < prefixes.Count; i++)
        {
            var value =
                prefixes[i] == fresh || scope[prefixes[i]] is not { } told
                    ? Any(action.Operation, action.Path.Names[i], prefixes[i] == fresh ? seed : scope.Seed)
                    : told;
            scope = scope.With(prefixes[i], value);
            values.Add(value);
        }

        return new FilledPath(action.Path.Fill(values), scope);
    }

    private async Task<PathScope> ToldAsync(PlannedAction action, int at, PathScope scope, JsonObject? row, int depth)
    {
        var prefix = action.Path.Prefixes[at];
        if (Rows.TextOf(row, action.Path.Names[at]) is { } own)
        {
            return scope.With(prefix, own);
        }

        if (
            depth < Deepest
            && byPrefix.GetValueOrDefault(prefix) is { } parent
            && parent.Create.Operation != action.Operation
            && await MakeAsync(parent, scope, scope.Seed + (ulong)depth, depth + 1) is ({ } made, _)
        )
        {
            return scope.With(made.Scope).With(prefix, made.Key);
        }

        return scope;
    }

    private async Task<(MadeRow?, TripFault?)> FindAsync(
        TablePlan plan,
        FilledPath filled,
        TwinAnswer answer,
        JsonValue? body,
        ulong seed
    )
    {
        var field = plan.Table.Config.IdField;
        var rows = Rows.All(answer.Body, field);
        var keys = plan.PutsKey ? [filled.Scope[plan.Create.KeyPrefix!]!] : KeysIn(answer, body, rows, field);
        if (keys.Length == 0)
        {
            return (null, new TripFault("create: tells no key", $"no '{field}' in {answer}"));
        }

        TwinAnswer? got = null;
        foreach (var key in keys)
        {
            var created =
                rows.FirstOrDefault(r => Rows.KeyOf(r, field) == key)
                ?? (plan.Table.Config.HideId ? answer.Body as JsonObject : null);
            var scope = plan.KeyPrefix is { } prefix ? filled.Scope.With(prefix, key) : filled.Scope;
            if (plan.Get is not { } get)
            {
                return (new MadeRow(key, scope, body, created, answer, answer), null);
            }

            var at = await FillAsync(get, scope, null, created ?? (rows.Count > 0 ? rows[0] : null), seed, 0);
            var next = await GetAsync(get, at.Scope, key, seed);
            if (next.IsSuccess)
            {
                return (new MadeRow(key, at.Scope, body, created, answer, next), null);
            }

            got ??= next;
        }

        return (null, new TripFault($"get: {got!.Status} after create", $"{got}; create {answer}"));
    }

    private static string[] KeysIn(TwinAnswer answer, JsonValue? body, IReadOnlyList<JsonObject> rows, string field) =>
        [
            .. rows.Select(r => Rows.KeyOf(r, field)!)
                .Concat(Rows.All(body, field).Select(r => Rows.KeyOf(r, field)!))
                .Concat(
                    answer.Location is { } place ? [Uri.UnescapeDataString(place.Split('?')[0].Split('/')[^1])] : []
                )
                .Concat(rows.Count == 0 ? Rows.Listed(answer.Body, field) : [])
                .Distinct()
                .Take(MostCandidates),
        ];

    // What servers give rows to be known by is not the caller's to choose, where it need not be sent.
    private static JsonValue? WithoutKey(JsonValue? body, Schema schema, string field) =>
        body is JsonObject members
        && members.Contains(field)
        && PageAnswer.Plain(field).EndsWith("id", StringComparison.Ordinal)
        && members.Without(field) is var rest
        && SchemaChecker.IsValid(schema, rest, isRequest: true)
            ? rest
            : body;

    private static string Any(Operation operation, string name, ulong seed) =>
        operation.Parameters.FirstOrDefault(p => p.In == ParameterLocation.Path && p.Name == name) is { } parameter
            ? RequestValues.Text(parameter, seed)
            : $"any{seed % 100_000}";

    private static string Cut(JsonValue? body) =>
        body?.ToString() is { } text
            ? text.Length > 300
                ? text[..300] + "…"
                : text
            : "nothing";
}
