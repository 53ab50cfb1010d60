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

        exchange.Sandbox = sandboxes.EnterDefault(exchange.ReceivedAt);
        return new((Response?)null);
    }

    /// <summary>Looks what the sandbox has, and what time it is in it.</summary>
    /// <param name="mustLook">Also where the answer is made in a commit, which looks anyway.</param>
    public static async ValueTask OpenAsync(Exchange exchange, bool mustLook, CancellationToken cancellation)
    {
        var (store, name) = (exchange.Store, exchange.Sandbox!.Name);
        TwinState state;
        if (store.IsShared && !mustLook && OnlyCommits(exchange))
        {
            state = await store.KnownAsync(name, cancellation).ConfigureAwait(false);
            exchange.KnownClock = state.Clock;
        }
        else
        {
            exchange.Opening = state = await store.ReadAsync(name, cancellation).ConfigureAwait(false);
        }

        exchange.At = state.Clock.At(exchange.ReceivedAt);
    }

    private static bool OnlyCommits(Exchange exchange) =>
        exchange.Route is { } route
        && (route.Answerer.OnlyCommits || IdempotencyStage.Concerns(exchange))
        && WishStage.Answerer(exchange) is null;

    public static void Leave(Exchange exchange)
    {
        if (exchange.Sandbox is { } sandbox)
        {
            exchange.Loaded.Sandboxes.Leave(sandbox);
        }
    }

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
            SandboxProblem.InUse => ProblemAnswers
                .Of(503, "no-room-for-sandbox", "The sandbox comes and goes", e.Message, exchange)
                .With(new KeyValuePair<string, string>("Retry-After", "1")),
            _ => ProblemAnswers.Of(404, "no-sandbox", "There is no such sandbox", e.Message, exchange),
        };
}
