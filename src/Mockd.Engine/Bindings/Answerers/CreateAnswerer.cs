using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>Creates a row and answers it.</summary>
internal sealed class CreateAnswerer(TableBinding binding) : Answerer
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
                var session = call.Session(head);
                var scope = binding.Table.HasOnlyConstantDefaults ? null : call.Scope(session);
                var (input, refused) = binding.Storable(call, session, isCreate: true);
                var (created, broken) = refused is null
                    ? TableActions.Create(session, binding.Table, input, scope)
                    : (null, refused);
                var state = broken is { Commit: false } ? head : session.State;

                // Whatever may fail is made before the commit: behind it nothing could be taken back.
                var made =
                    broken is not null ? binding.Fail(broken, call)
                    : mayFail ? Answer(call, created!, state, tree)
                    : null;
                return (state, (created, state, made));
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
            return Response
                .Json(_status, _body.Evaluate(new Scope(call.Scope()).Set("item", item).Set("row", item)).ToUtf8())
                .AsCommitted();
        }

        var body = tree is null
            ? binding.Shape.Render(row, state)
            : binding.Expander.Expand(binding.Shape, row, state, tree).ToUtf8();
        return Response.Json(_status, body).AsCommitted();
    }
}
