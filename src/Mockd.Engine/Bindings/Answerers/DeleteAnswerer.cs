using Mockd.Engine.Actions;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Deletes a row and confirms it.</summary>
internal sealed class DeleteAnswerer(TableBinding binding) : Answerer
{
    public override bool OnlyCommits => true;

    public override async ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        return await call.Store.CommitAsync(
            call.Sandbox,
            head =>
            {
                // The answer is made before the commit: behind it nothing could be taken back.
                var (next, (row, state, failure)) = Delete(call, head);
                return (next, failure is null ? Answer(call, row!, state) : binding.Fail(failure, call));
            },
            cancellation
        );
    }

    private Response Answer(OperationCall call, Row row, TwinState state)
    {
        var status = binding.Settings.Status;
        if (binding.Settings.Body is { } confirmation)
        {
            return Response.Json(status, DeleteBody.Of(confirmation, binding.Shape, row, state)).AsCommitted();
        }

        var described = binding.Place.IsWhole ? binding.Success?.Preferred?.Schema : binding.Place.Schema;
        if (status == 204 || described is null)
        {
            return new Response { Status = status }.AsCommitted();
        }

        if ((SchemaView.Of(described).Possible & SchemaTypes.Object) == 0)
        {
            var made = ValueGenerator.Generate(described, call.Seed, call.Now);
            return binding
                .Described(Response.Json(status, binding.Envelope.Around(made.ToUtf8())), call, row)
                .AsCommitted();
        }

        var body = DeleteConfirmation.Of(
            described,
            binding.Shape.Shape(row, state),
            binding.Shape.OutputName(binding.Shape.IdField),
            call
        );
        var answer = Response.Json(status, binding.Envelope.Around(body.ToUtf8()));
        return binding.Described(answer, call, row).AsCommitted();
    }

    private (TwinState Next, (Row? Row, TwinState State, Failure? Failure) Result) Delete(
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
        var failure = TableActions.Delete(session, binding.Table, row, binding.Settings.KeepsTombstones);
        return failure is { Commit: false }
            ? (head, (null, head, failure))
            : (session.State, (row, session.State, failure));
    }
}
