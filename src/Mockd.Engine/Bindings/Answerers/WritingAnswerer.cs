using Mockd.Engine.Actions;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Writes a row in one commit and answers it as it then is.</summary>
internal abstract class WritingAnswerer(TableBinding binding) : Answerer
{
    private readonly int _status = binding.Settings.Status;
    private readonly ValueTemplate? _body = binding.Settings.Body;

    public override bool OnlyCommits => true;

    protected TableBinding Binding => binding;

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
                var (state, row, failure) = Write(call, head);

                // Whatever may fail is made before the commit: behind it nothing could be taken back.
                var made =
                    failure is not null ? binding.Fail(failure, call)
                    : mayFail ? Answer(call, row!, state, tree)
                    : null;
                return (state, (row, state, made));
            },
            cancellation
        );
        return answer ?? Answer(call, row!, state, tree);
    }

    /// <summary>The state with the row written; the head itself where a failure leaves nothing behind.</summary>
    protected abstract (TwinState State, Row? Row, Failure? Failure) Write(OperationCall call, TwinState head);

    private Response Answer(OperationCall call, Row row, TwinState state, ExpandTree? tree)
    {
        if (_body is not null)
        {
            var item = RowValues.Of(binding.Table, row);
            var scope = new Scope(call.Scope()).Set("item", item).Set("row", item);
            return binding.Described(Response.Json(_status, _body.Evaluate(scope).ToUtf8()), call, row).AsCommitted();
        }

        var answer = binding.Settings.Answer(binding.Rendered(binding.Shape, row, state, tree));
        return binding.Described(answer, call, row).AsCommitted();
    }
}
