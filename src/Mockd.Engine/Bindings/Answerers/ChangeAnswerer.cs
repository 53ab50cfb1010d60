using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Replaces (update) or merges into (patch) a row and answers it.</summary>
internal sealed class ChangeAnswerer(TableBinding binding, bool replaces) : Answerer
{
    private readonly int _status = binding.Settings.Status;
    private readonly ValueTemplate? _body = binding.Settings.Body;

    public override bool OnlyCommits => true;

    public override async ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        var (tree, expandFailure) = binding.Expander.Read(call);
        if (expandFailure is not null)
        {
            return binding.Fail(expandFailure, call);
        }

        var mayFail = _body is not null || tree is not null || binding.Shape.MayFail;
        var (row, state, answer) = await call.Store.CommitAsync(
            call.Sandbox,
            head =>
            {
                var (next, (changed, seen, failure)) = Change(call, head);

                // Whatever may fail is made before the commit: behind it nothing could be taken back.
                var made =
                    failure is not null ? binding.Fail(failure, call)
                    : mayFail ? Answer(call, changed!, seen, tree)
                    : null;
                return (next, (changed, seen, made));
            },
            cancellation
        );
        return answer ?? Answer(call, row!, state, tree);
    }

    private Response Answer(OperationCall call, Row row, TwinState state, ExpandTree? tree)
    {
        if (_body is not null)
        {
            var item = RowValues.Of(binding.Table, row);
            var scope = new Scope(call.Scope()).Set("item", item).Set("row", item);
            return Response.Json(_status, _body.Evaluate(scope).ToUtf8()).AsCommitted();
        }

        var body = tree is null
            ? binding.Shape.Render(row, state)
            : binding.Expander.Expand(binding.Shape, row, state, tree).ToUtf8();
        return Response.Json(_status, body).AsCommitted();
    }

    private (TwinState Next, (Row? Row, TwinState State, Failure? Failure) Result) Change(
        OperationCall call,
        TwinState head
    )
    {
        var (found, missing) = binding.Find(call, head);
        if (missing is not null)
        {
            return (head, (null, head, missing));
        }

        var session = call.Session(head);
        var row = Vivified.Store(session, binding.Table, found!);
        var (input, refused) = binding.Storable(call, session, isCreate: false);
        if (refused is not null)
        {
            return (head, (null, head, refused));
        }

        var (changed, failure) = replaces
            ? TableActions.Update(session, binding.Table, row, binding.Input.Replacement(row.Fields, input))
            : TableActions.Patch(session, binding.Table, row, input, binding.Patch);
        return failure is { Commit: false }
            ? (head, (null, head, failure))
            : (session.State, (changed, session.State, failure));
    }
}
