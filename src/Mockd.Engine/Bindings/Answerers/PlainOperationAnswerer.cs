using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Schemas;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Runs a custom operation for a stub and answers its result as it is.</summary>
internal sealed class PlainOperationAnswerer(CustomOperation operation) : Answerer
{
    public override bool OnlyCommits => true;

    public override async ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        var result = await call.Store.CommitAsync(
            call.Sandbox,
            head =>
            {
                var session = call.Session(head);
                var outcome = operation.Run(session, call.Scope(session));
                return (outcome.Failure is { Commit: false } ? head : session.State, outcome);
            },
            cancellation
        );
        if (result.Failure is { } failure)
        {
            return ErrorShape.Plain.Render(failure);
        }

        var value = result.Row is { } source ? Answerable(source) : result.Value!;
        return Response.Json(result.Status, value.ToUtf8()).AsCommitted();
    }

    private static JsonObject Answerable(RowSource source)
    {
        var members = RowValues.Of(source.Table, source.Row);
        return source.Table.Shape.Schema is { } schema ? MemberAccess.Answerable(schema, members) : members;
    }
}
