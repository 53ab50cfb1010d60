using System.Globalization;
using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Faults;
using Mockd.Engine.Randomness;

namespace Mockd.Server.Pipeline;

/// <summary>Makes requests fail on purpose. Same seed, same requests in the same order: same faults.</summary>
internal sealed class FaultStage(ulong seed, TimeProvider time)
{
    private volatile Active? _active;
    private long _count;

    /// <summary>What is injected; null: nothing. What cannot be compiled is refused before it gets here.</summary>
    public FaultConfig? Config
    {
        get => _active?.Config;
        set => _active = value is null ? null : new Active(value, Compile(value));
    }

    /// <summary>The plan for a request; null, which costs nothing, when nothing goes wrong with it.</summary>
    public FaultPlan? Decide(Request request)
    {
        if (_active is not { Injector: { } injector })
        {
            return null;
        }

        var dice = new Dice(Dice.Derive(seed + (ulong)Interlocked.Increment(ref _count), "fault"));
        return injector.Decide(request.Method, request.RawPath, ref dice);
    }

    /// <summary>Carries the plan out.</summary>
    /// <param name="answer">What would have answered.</param>
    /// <param name="errorShape">An error of a status in the shape of the modelled API; null: a plain one.</param>
    public async ValueTask<Response> CarryOutAsync(
        FaultPlan plan,
        Func<CancellationToken, ValueTask<Response>> answer,
        Func<int, string, Response>? errorShape,
        CancellationToken cancellation
    )
    {
        if (plan.Delay > TimeSpan.Zero)
        {
            await Task.Delay(plan.Delay, time, cancellation).ConfigureAwait(false);
        }

        var response = plan.ReplacesAnswer
            ? Replacement(plan, errorShape)
            : await answer(cancellation).ConfigureAwait(false);
        return plan.CorruptRate > 0 || plan.Transfer is not null ? Damage(response, plan) : response;
    }

    private static FaultInjector? Compile(FaultConfig config)
    {
        var defects = new List<FaultDefect>();
        return config.Enabled
            ? FaultInjector.Compile(config, defects) ?? throw new ArgumentException(string.Join(" ", defects))
            : null;
    }

    private static Response Replacement(FaultPlan plan, Func<int, string, Response>? errorShape)
    {
        if (plan.Status is not { } status)
        {
            return new Response { Status = 200 };
        }

        var response =
            plan.Body is not null ? Response.Json(status, Encoding.UTF8.GetBytes(plan.Body))
            : errorShape is not null ? errorShape(status, "Injected fault")
            : Response.Json(status, JsonObject.Of(("error", "Injected fault"), ("status", (long)status)).ToUtf8());
        if (plan.RetryAfter is not { } pause)
        {
            return response;
        }

        var seconds = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return response.With(KeyValuePair.Create("Retry-After", seconds));
    }

    private Response Damage(Response response, FaultPlan plan) =>
        new()
        {
            Status = response.Status,
            ContentType = response.ContentType,
            Headers = response.Headers,
            HasMadeUpHeaders = response.HasMadeUpHeaders,
            Body = plan.CorruptRate > 0 ? Corrupt(response.Body, plan.CorruptRate) : response.Body,
            Transfer = plan.Transfer,
        };

    private ReadOnlyMemory<byte> Corrupt(ReadOnlyMemory<byte> body, double rate)
    {
        var damaged = body.ToArray();
        if (damaged.Length == 0)
        {
            return body;
        }

        // At least one byte, or short bodies would nearly always stay whole.
        var dice = new Dice(Dice.Derive(seed, "corrupt"));
        for (var left = Math.Max(1, (int)(damaged.Length * rate)); left > 0; left--)
        {
            damaged[dice.Next(damaged.Length)] ^= (byte)(1 + dice.Next(255));
        }

        return damaged;
    }

    private sealed record Active(FaultConfig Config, FaultInjector? Injector);
}
