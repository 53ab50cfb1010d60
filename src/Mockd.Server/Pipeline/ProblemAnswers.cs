using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Bindings;
using Mockd.Engine.Checks;
using Mockd.Engine.Compilation;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Faults;
using Mockd.Engine.Journal;
using Mockd.Engine.Randomness;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.Seeding;
using Mockd.Engine.State;
using Mockd.Engine.Transforms;

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
