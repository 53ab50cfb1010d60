using Corpus;
using Mockd.Contracts.Json;

namespace Inference;

/// <summary>Sends one row of a table on its way: it is made, read, listed, changed and deleted, and must always be what it was made to be.</summary>
internal sealed class RoundTrip(TablePlan plan, TwinClient client, RowMaker maker)
{
    private const string Undescribed = "answer is not as described";
    private const ulong Seed = 1000;
    private readonly List<TripFault> _faults = [];
    private readonly List<string> _steps = [];

    private string Field => plan.Table.Config.IdField;

    public async Task<TableTrip> RunAsync()
    {
        _steps.Add("create");
        var (made, fault) = await maker.MakeAsync(plan, new PathScope(Seed), Seed);
        if (made is null)
        {
            _faults.Add(fault!);
            return Result();
        }

        Valid("create", made.Create);
        if (Created(made) is { } row)
        {
            await ListAsync(made, isThere: true, "list");
            row = await UpdateAsync(made, row);
            if (_steps.Contains("update"))
            {
                await ListAsync(made, isThere: true, "update: list");
            }

            await PageAsync(made);
            await IsolateAsync(made);
            await DeleteAsync(made, row);
        }

        return Result();
    }

    private TableTrip Result() => new(plan.Table.Name, plan.Get!.Operation.ToString(), _steps, _faults, [], []);

    // A row that does not fit is not as described wherever it is shown.
    private void Valid(string step, TwinAnswer answer)
    {
        if (answer.Defect is { } defect && !_faults.Exists(f => f.Cause == Undescribed))
        {
            Fault(step == "404" ? "404: answer is not as described" : Undescribed, $"{step}: {defect}; {answer}");
        }
    }

    private void Fault(string cause, string detail) => _faults.Add(new TripFault(cause, detail));

    private JsonObject? Created(MadeRow made)
    {
        _steps.Add("get");
        Valid("get", made.Got);
        if (RowIn(made.Got, made.Key) is not { } row)
        {
            Fault(
                made.Got.IsForeign ? "get: answers neither JSON nor XML" : "get: shows no row of that key",
                $"{made.Key}: {made.Got}"
            );
            return null;
        }

        if (made.Created is { } created && Difference.Between(created, row) is { } different)
        {
            Fault("get: differs from what create answered", $"{different}; {made.Got.Asked}");
        }

        if (Difference.Unwrapped(made.Sent, row) is { } sent && Difference.OfSent(sent.Without(Field), row) is { } lost)
        {
            Fault("create: another value than was sent", $"{lost}; {made.Create.Asked}");
        }

        return row;
    }

    private JsonObject? RowIn(TwinAnswer answer, string key) =>
        plan.Table.Config.HideId
            ? answer.Body as JsonObject
            : Rows.All(answer.Body, Field).FirstOrDefault(r => Rows.KeyOf(r, Field) == key);

    private async Task ListAsync(MadeRow made, bool isThere, string step)
    {
        if (plan.List is not { } list || plan.Table.Config.HideId)
        {
            return;
        }

        _steps.Add("list");
        var filled = await maker.FillAsync(list, made.Scope, null, made.Created, Seed, 0);
        var answer = await client.SendAsync(list.Operation, ListCall.RequestOf(client, list, filled.Path, made));
        if (!answer.IsSuccess)
        {
            Fault($"{step}: answers {answer.Status}", answer.ToString());
            return;
        }

        Valid("list", answer);
        var count = Rows.Listed(answer.Body, Field).Count(k => k == made.Key);
        if (isThere && count == 0)
        {
            Fault($"{step}: lacks the row", $"{made.Key}: {answer}");
        }
        else if (count > (isThere ? 1 : 0))
        {
            Fault(
                isThere ? $"{step}: has the row {count} times" : $"{step}: still has the row",
                $"{made.Key}: {answer}"
            );
        }
    }

    private async Task<JsonObject> UpdateAsync(MadeRow made, JsonObject before)
    {
        if (plan.Update is not { } update || TwinClient.MediaOf(update.Operation) is not { Schema: { } schema } media)
        {
            return before;
        }

        _steps.Add("update");
        if (RequestValues.Body(schema, Seed + 7) is not { } body)
        {
            Fault("update: no valid body can be made", $"{update.Operation} {media.Name}");
            return before;
        }

        body = UpdateBody.Keeping(UpdateBody.Part(body, update, schema), before, Field, update);
        var at = update.KeyPrefix is { } prefix ? made.Scope.With(prefix, made.Key) : made.Scope;
        var filled = await maker.FillAsync(update, at, null, made.Created, Seed, 0);
        var answer = await client.AskAsync(update.Operation, filled.Path, body, Seed + 7);
        if (!answer.IsSuccess)
        {
            Fault($"update: answers {answer.Status}", $"{answer}; sent {body}");
            return before;
        }

        Valid("update", answer);
        var got = await maker.GetAsync(plan.Get!, made.Scope, made.Key, Seed);
        if (!got.IsSuccess || RowIn(got, made.Key) is not { } after)
        {
            Fault("update: the row is gone", $"{got}; {answer}");
            return before;
        }

        if (RowIn(answer, made.Key) is { } answered && Difference.Between(answered, after) is { } different)
        {
            Fault("get: differs from what update answered", $"{different}; {got.Asked}");
        }

        if (Difference.Unwrapped(body, after) is { } sent)
        {
            if (Difference.OfSent(sent.Without(Field), after) is { } lost)
            {
                Fault("update: another value than was sent", $"{lost}; {answer.Asked}");
            }

            if (UpdateBody.Touched(before, after, sent, update, schema) is { } touched)
            {
                Fault("update: changes what was not sent", $"{touched}; {answer.Asked}");
            }
        }

        return after;
    }

    private async Task PageAsync(MadeRow made)
    {
        if (plan.List is null || plan.Table.Config.HideId)
        {
            return;
        }

        _steps.Add("pages");
        _faults.AddRange(await new PageWalk(plan, client, maker).RunAsync(made));
    }

    private async Task IsolateAsync(MadeRow made)
    {
        if (plan.List is { Path.Prefixes.Count: > 0 } && !plan.Table.Config.HideId)
        {
            _steps.Add("parents");
            _faults.AddRange(await new ParentCheck(plan, client, maker).RunAsync(made));
        }
    }

    private async Task DeleteAsync(MadeRow made, JsonObject row)
    {
        if (plan.Delete is not { } delete)
        {
            return;
        }

        _steps.Add("delete");
        var answer = await maker.GetAsync(delete, made.Scope, made.Key, Seed);
        if (!answer.IsSuccess)
        {
            Fault($"delete: answers {answer.Status}", answer.ToString());
            return;
        }

        Valid("delete", answer);
        var got = await maker.GetAsync(plan.Get!, made.Scope, made.Key, Seed);
        if (got.Status is not (404 or 410))
        {
            Fault($"delete: get is {got.Status} afterwards", got.ToString());
            return;
        }

        Valid("404", got);
        await ListAsync(made, isThere: false, "delete: list");
    }
}
