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

/// <summary>Delays, fails and damages answers as the active faults say.</summary>
internal static class FaultStage
{
    /// <summary>The answer that takes the place of the real one; null when the request goes on.</summary>
    public static async ValueTask<Response?> BeforeAsync(
        Exchange exchange,
        FaultPlan plan,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (plan.Delay > TimeSpan.Zero)
        {
            await Task.Delay(plan.Delay, time, cancellation).ConfigureAwait(false);
        }

        if (!plan.ReplacesAnswer)
        {
            return null;
        }

        var response = Replacement(exchange, plan);
        return plan.RetryAfter is { } wait
            ? response.With(
                new KeyValuePair<string, string>(
                    "Retry-After",
                    ((long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture)
                )
            )
            : response;
    }

    /// <summary>The real answer, damaged or slowed.</summary>
    public static Response After(Response response, FaultPlan plan, long id)
    {
        var body = response.Body;
        if (plan.CorruptRate > 0 && !body.IsEmpty)
        {
            var bytes = body.ToArray();
            var dice = new Dice((ulong)id);
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = dice.NextDouble() < plan.CorruptRate ? (byte)(bytes[i] ^ 0x5A) : bytes[i];
            }

            body = bytes;
        }

        return new Response
        {
            Status = response.Status,
            ContentType = response.ContentType,
            Body = body,
            Headers = response.Headers,
            Transfer = plan.Transfer,
        };
    }

    private static Response Replacement(Exchange exchange, FaultPlan plan)
    {
        if (plan.Status is not { } status)
        {
            return new Response { Status = 200, Transfer = plan.Transfer };
        }

        if (plan.Body is { } body)
        {
            return new Response
            {
                Status = status,
                ContentType = Response.JsonType,
                Body = System.Text.Encoding.UTF8.GetBytes(body),
            };
        }

        var errors = exchange.Route?.Errors ?? exchange.Twin.Errors;
        return errors.Render(new Failure(FailureKinds.Fault, status, $"injected fault: status {status}"));
    }
}
