using Mockd.Engine.Exchanges;
using Mockd.Engine.State;

namespace Mockd.Engine.Bindings;

/// <summary>Answers one row.</summary>
internal sealed class GetAnswerer(TableBinding binding) : Answerer
{
    public override async ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        var state = await call.ReadAsync(cancellation);
        var (row, failure) = binding.Find(call, state);
        if (failure is not null)
        {
            return DeletedButVisible(call, state) ?? binding.Fail(failure, call);
        }

        var (body, broken) = binding.Render(row!, state, call);
        return broken is null ? Response.Json(binding.Success?.StatusCode ?? 200, body) : binding.Fail(broken, call);
    }

    private Response? DeletedButVisible(OperationCall call, TwinState state)
    {
        if (binding.Response.Delete is not { Visible: true } delete || binding.Key?.Read(call) is not { } key)
        {
            return null;
        }

        return state.Tables[binding.Table.Number].Find(key) is { IsTombstone: true } row
            ? Response.Json(200, DeleteBody.Of(delete, binding.Shape, row, state))
            : null;
    }
}
