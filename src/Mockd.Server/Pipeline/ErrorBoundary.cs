using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>Turns our own mistakes into an answer that says so.</summary>
internal static class ErrorBoundary
{
    public static Response Answer(Exchange exchange, Exception exception)
    {
        exchange.Fault = exception.ToString();
        return ProblemAnswers.Of(
            500,
            "internal-error",
            "Mockd failed to answer this request",
            $"{exception.GetType().Name}: {exception.Message}",
            exchange,
            ("operation", exchange.Route?.Name)
        );
    }
}
