using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>Picks the state that the caller sees, and keeps it from being removed as long as the request lasts.</summary>
internal static class SandboxStage
{
    /// <summary>The refusal; null when the exchange has its sandbox.</summary>
    public static ValueTask<Response?> EnterAsync(Exchange exchange, CancellationToken cancellation)
    {
        var sandboxes = exchange.Loaded.Sandboxes;
        if (sandboxes.Policy.Find(exchange.Request) is { } choice)
        {
            return EnterAsync(exchange, choice, cancellation);
        }

        exchange.Sandbox = sandboxes.Default;
        exchange.Sandbox.TryEnter(exchange.ReceivedAt);
        var reading = exchange.Store.ReadAsync(SandboxName.Default, cancellation);
        if (!reading.IsCompletedSuccessfully)
        {
            return OpenAsync(exchange, reading);
        }

        Open(exchange, reading.Result);
        return new((Response?)null);
    }

    private static async ValueTask<Response?> OpenAsync(Exchange exchange, ValueTask<TwinState> reading)
    {
        Open(exchange, await reading.ConfigureAwait(false));
        return null;
    }

    private static void Open(Exchange exchange, TwinState state)
    {
        exchange.Opening = state;
        exchange.At = state.Clock.At(exchange.ReceivedAt);
    }

    public static void Leave(Exchange exchange) => exchange.Sandbox?.Leave();

    /// <summary>The answer with the name of its sandbox, where the configuration asks for it.</summary>
    public static Response Show(Exchange exchange, Response response) =>
        exchange.Twin.Sandboxes.ShowIn is { } header
            ? response.With(new KeyValuePair<string, string>(header, exchange.Sandbox!.Name))
            : response;

    private static async ValueTask<Response?> EnterAsync(
        Exchange exchange,
        SandboxChoice choice,
        CancellationToken cancellation
    )
    {
        try
        {
            exchange.Sandbox = await exchange
                .Loaded.Sandboxes.EnterAsync(choice.Name, cancellation)
                .ConfigureAwait(false);
        }
        catch (SandboxException e)
        {
            return Refuse(exchange, e);
        }
        finally
        {
            if (choice.Path is { } path)
            {
                exchange.Request = exchange.Request.At(path);
            }
        }

        var state = await exchange.Store.ReadAsync(exchange.Sandbox.Name, cancellation).ConfigureAwait(false);
        Open(exchange, state);
        return null;
    }

    private static Response Refuse(Exchange exchange, SandboxException e) =>
        e.Problem switch
        {
            SandboxProblem.BadName => ProblemAnswers.Of(
                400,
                "bad-sandbox",
                "The sandbox has no valid name",
                e.Message,
                exchange
            ),
            SandboxProblem.Full => ProblemAnswers
                .Of(503, "no-room-for-sandbox", "There is no room for another sandbox", e.Message, exchange)
                .With(new KeyValuePair<string, string>("Retry-After", "1")),
            _ => ProblemAnswers.Of(404, "no-sandbox", "There is no such sandbox", e.Message, exchange),
        };
}
