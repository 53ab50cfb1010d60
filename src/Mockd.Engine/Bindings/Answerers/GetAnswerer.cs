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
        return broken is null
            ? binding.Described(binding.Settings.Answer(body), call, row)
            : binding.Fail(broken, call);
    }

    private Response? DeletedButVisible(OperationCall call, TwinState state)
    {
        if (!binding.Settings.ShowsTombstones || binding.Key?.Read(call) is not { } key)
        {
            return null;
        }

        if (state.Tables[binding.Table.Number].Find(binding.Under.Prefix(call) + key) is not { IsTombstone: true } row)
        {
            return null;
        }

        return Response.Json(
            200,
            binding.Settings.TombstoneBody is { } body
                ? DeleteBody.Of(body, binding.Shape, row, state)
                : binding.Shape.Render(row, state)
        );
    }
}
