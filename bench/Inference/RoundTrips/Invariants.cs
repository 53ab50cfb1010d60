using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;

namespace Inference;

/// <summary>Rules that hold for every API that keeps state, whatever it is about.</summary>
internal sealed class Invariants(TablePlan plan, TwinClient client, RowMaker maker)
{
    public const string Deleted = "what was deleted is reached by no path";
    public const string Failed = "a create that failed leaves nothing behind";
    public const string OtherParent = "a child is not reached through another parent";
    public const string Sandboxes = "one sandbox never sees another's rows";
    public const string Reads = "a read changes nothing";
    public const string PutTwice = "the same PUT twice is the same state";
    public static readonly IReadOnlyList<string> All = [Deleted, Failed, OtherParent, Sandboxes, Reads, PutTwice];

    private const ulong Seed = 2000;
    private readonly List<string> _checked = [];
    private readonly List<TripFault> _violations = [];

    /// <summary>The rules that could be looked at, and where they were broken.</summary>
    public async Task<(IReadOnlyList<string> Checked, IReadOnlyList<TripFault> Violations)> RunAsync()
    {
        var (made, _) = await maker.MakeAsync(plan, new PathScope(Seed), Seed);
        if (made is not null)
        {
            await ReadAsync(made);
            await SandboxAsync(made);
            await FailAsync(made);
            await PutAsync(made);
            await StrangerAsync(made);
            await DeleteAsync(made);
        }

        return (_checked, _violations);
    }

    private void Break(string rule, string detail) => _violations.Add(new TripFault(rule, detail));

    private async Task ReadAsync(MadeRow made)
    {
        _checked.Add(Reads);
        var reads = await ReadsAsync(made);
        var before = await AllAsync(reads);
        var after = await AllAsync(reads);
        foreach (var (first, second) in before.Zip(after))
        {
            if (!Same(first, second))
            {
                Break(Reads, $"{first} and then {second}");
                return;
            }
        }
    }

    private async Task SandboxAsync(MadeRow made)
    {
        _checked.Add(Sandboxes);
        var stranger = new RowMaker(client.In("strangers"), new Dictionary<string, TablePlan>());
        foreach (var read in plan.Reads)
        {
            var answer = await ReadAsync(stranger, read, made);

            // A single row is there for everybody, but not the same one.
            if (Shows(read, answer, made.Key) && (read.Action.Role == "list" || Same(answer, made.Got)))
            {
                Break(Sandboxes, answer.ToString());
            }
        }
    }

    private async Task FailAsync(MadeRow made)
    {
        if (plan.List is not { } list)
        {
            return;
        }

        foreach (var broken in BrokenBodies.Of(plan.Create.Operation, made.Sent))
        {
            var before = await ReadAsync(maker, list, made);
            var fresh = plan.PutsKey ? plan.Create.KeyPrefix : null;
            var filled = await maker.FillAsync(plan.Create, made.Scope, fresh, null, Seed + 50, 0);
            var answer = await client.AskAsync(plan.Create.Operation, filled.Path, broken, Seed + 50);
            if (answer.Status < 400)
            {
                continue;
            }

            var after = await ReadAsync(maker, list, made);
            _checked.Add(Failed);
            if (!Same(before, after))
            {
                Break(Failed, $"{answer}; then {after}");
            }
        }
    }

    private async Task PutAsync(MadeRow made)
    {
        if (
            plan.Update is not { Operation.Method: "PUT" } update
            || TwinClient.MediaOf(update.Operation)?.Schema is not { } schema
            || Corpus.RequestValues.Body(schema, Seed + 9) is not { } body
            || made.Got.Body is not JsonObject row
        )
        {
            return;
        }

        body = UpdateBody.Keeping(body, row, plan.Table.Config.IdField, update);
        var at = update.KeyPrefix is { } prefix ? made.Scope.With(prefix, made.Key) : made.Scope;
        var filled = await maker.FillAsync(update, at, null, null, Seed, 0);
        if (!(await client.AskAsync(update.Operation, filled.Path, body, Seed)).IsSuccess)
        {
            return;
        }

        var reads = await ReadsAsync(made);
        var once = await AllAsync(reads);
        await client.AskAsync(update.Operation, filled.Path, body, Seed);
        var twice = await AllAsync(reads);
        _checked.Add(PutTwice);
        foreach (var (first, second) in once.Zip(twice))
        {
            if (!Same(first, second))
            {
                Break(PutTwice, $"{first} and then {second}");
                return;
            }
        }
    }

    // What another parent's path must not do is done to a row that is looked at by its own.
    private async Task StrangerAsync(MadeRow made)
    {
        foreach (var action in new[] { plan.Get, plan.Update, plan.Delete }.OfType<PlannedAction>())
        {
            if (await new ParentCheck(plan, client, maker).ElsewhereAsync(action, made) is not { } elsewhere)
            {
                continue;
            }

            _checked.Add(OtherParent);
            var answer = await maker.GetAsync(action, elsewhere, made.Key, Seed);
            if (answer.IsSuccess)
            {
                Break(OtherParent, answer.ToString());
            }
        }
    }

    private async Task DeleteAsync(MadeRow made)
    {
        if (plan.Delete is not { } delete || !(await maker.GetAsync(delete, made.Scope, made.Key, Seed)).IsSuccess)
        {
            return;
        }

        _checked.Add(Deleted);
        foreach (var read in plan.Reads)
        {
            var answer = await ReadAsync(maker, read, made);
            if (Shows(read, answer, made.Key))
            {
                Break(Deleted, answer.ToString());
            }
        }
    }

    private bool Shows(PlannedAction read, TwinAnswer answer, string key) =>
        answer.IsSuccess
        && (read.Action.Role != "list" || Rows.Listed(answer.Body, plan.Table.Config.IdField).Contains(key));

    /// <summary>Every read of the row, made up once: parents that a path asks for are the same each time.</summary>
    private async Task<IReadOnlyList<(PlannedAction Read, Request Request)>> ReadsAsync(MadeRow made)
    {
        var requests = new List<(PlannedAction, Request)>();
        foreach (var read in plan.Reads)
        {
            requests.Add((read, await RequestAsync(maker, read, made)));
        }

        return requests;
    }

    private async Task<IReadOnlyList<TwinAnswer>> AllAsync(IReadOnlyList<(PlannedAction Read, Request Request)> reads)
    {
        var answers = new List<TwinAnswer>();
        foreach (var (read, request) in reads)
        {
            answers.Add(await client.SendAsync(read.Operation, request));
        }

        return answers;
    }

    private static async Task<TwinAnswer> ReadAsync(RowMaker asker, PlannedAction read, MadeRow made) =>
        await asker.Client.SendAsync(read.Operation, await RequestAsync(asker, read, made));

    private static async Task<Request> RequestAsync(RowMaker asker, PlannedAction read, MadeRow made)
    {
        if (read.Action.Role != "list")
        {
            return await asker.GetRequestAsync(read, made.Scope, made.Key, Seed);
        }

        var filled = await asker.FillAsync(read, made.Scope, null, null, Seed, 0);
        return ListCall.RequestOf(asker.Client, read, filled.Path, made);
    }

    private static bool Same(TwinAnswer a, TwinAnswer b) =>
        a.Status == b.Status && a.Response.Body.Span.SequenceEqual(b.Response.Body.Span);
}
