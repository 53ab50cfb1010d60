using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>The clock of a sandbox: look at it, move it, stop it.</summary>
internal static class ClockEndpoints
{
    public static async ValueTask<Response> ShowAsync(
        StateAdmin state,
        string sandbox,
        CancellationToken cancellation
    ) => Ok(await state.ClockAsync(sandbox, cancellation).ConfigureAwait(false));

    public static async ValueTask<Response> ChangeAsync(
        StateAdmin state,
        string sandbox,
        Request request,
        CancellationToken cancellation
    )
    {
        if (AdminBody.Read(request, AdminJson.Default.ClockOrder) is not { } order)
        {
            return AdminAnswers.Error(
                400,
                "validation_error",
                "The body is an object with one of \"advance\", \"set\", \"freeze\", \"run\" and \"real\"."
            );
        }

        try
        {
            return Ok(await state.ChangeClockAsync(sandbox, order, cancellation).ConfigureAwait(false));
        }
        catch (FormatException e)
        {
            return AdminAnswers.Error(400, "validation_error", $"The clock was not changed: {e.Message}.");
        }
    }

    private static Response Ok(ClockAnswer answer) => AdminAnswers.Ok(answer, AdminJson.Default.ClockAnswer);
}
