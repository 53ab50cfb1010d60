using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>Answers of the tool itself, as problem JSON (RFC 9457), so that they are never taken for the provider's.</summary>
internal static class ProblemAnswers
{
    public static Response Of(
        int status,
        string type,
        string title,
        string detail,
        Exchange exchange,
        params ReadOnlySpan<(string Name, JsonValue? Value)> members
    )
    {
        var builder = new JsonObjectBuilder()
            .Set("type", $"urn:mockd:problem:{type}")
            .Set("title", title)
            .Set("status", status)
            .Set("detail", detail)
            .Set("method", exchange.Request.Method)
            .Set("path", Shortened(exchange.Request.RawPath))
            .Set("journalId", exchange.Id);
        foreach (var (name, value) in members)
        {
            builder.Set(name, value ?? JsonValue.Null);
        }

        return new Response
        {
            Status = status,
            ContentType = "application/problem+json",
            Body = builder.Build().ToUtf8(),
        };
    }

    private static string Shortened(string path) => path.Length <= 300 ? path : path[..300] + "…";
}
