using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>Refuses who comes under a foreign host name, or from a foreign page, where the twin is told which are its own.</summary>
/// <param name="allowed">Host names besides the twin's own; null: all.</param>
internal sealed class CallerStage(IReadOnlyList<string>? allowed)
{
    private readonly HostNames _hosts = new(allowed ?? []);

    /// <summary>The refusal; null when the request may pass.</summary>
    public Response? Refuse(Exchange exchange)
    {
        var request = exchange.Request;
        if (allowed is not null && request.Headers.Get("Host") is var host && !_hosts.Contain(host))
        {
            return Refusal(
                exchange,
                "host-refused",
                "The twin does not answer under this host name",
                $"'{Shown(host!)}' is none of the names given with --allow-hosts, localhost or an address."
            );
        }

        return exchange.Twin.Origins?.Refused(request, _hosts) is { } origin
            ? Refusal(
                exchange,
                "origin-refused",
                "The twin does not answer pages of this origin",
                $"'{Shown(origin)}' is not among the `origins` of the configuration."
            )
            : null;
    }

    private static Response Refusal(Exchange exchange, string type, string title, string detail)
    {
        exchange.Fault = detail;
        return ProblemAnswers.Of(403, type, title, detail, exchange);
    }

    private static string Shown(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
