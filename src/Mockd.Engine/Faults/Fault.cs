using Mockd.Engine.Exchanges;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Faults;

/// <summary>One compiled fault: how often it strikes and what it adds to the plan of a request.</summary>
internal sealed record Fault
{
    public double Probability { get; init; } = 1;
    public TimeSpan ShortestDelay { get; init; }
    public TimeSpan LongestDelay { get; init; }
    public IReadOnlyList<int> Statuses { get; init; } = [];
    public string? Body { get; init; }
    public TimeSpan? RetryAfter { get; init; }
    public bool Empty { get; init; }
    public double CorruptRate { get; init; }
    public TransferPlan? Transfer { get; init; }

    /// <summary>The plan with this fault added, if it strikes; the same plan otherwise.</summary>
    public FaultPlan? AddTo(FaultPlan? plan, ref Dice dice)
    {
        if (Probability < 1 && dice.NextDouble() >= Probability)
        {
            return plan;
        }

        plan ??= new FaultPlan();
        return plan with
        {
            Delay = plan.Delay + ShortestDelay + ((LongestDelay - ShortestDelay) * dice.NextDouble()),
            Status = plan.Status ?? (Statuses.Count == 0 ? null : dice.Pick(Statuses)),
            Body = plan.Body ?? Body,
            RetryAfter = plan.RetryAfter ?? RetryAfter,
            Empty = plan.Empty || Empty,
            CorruptRate = Math.Max(plan.CorruptRate, CorruptRate),
            Transfer = Join(plan.Transfer, Transfer),
        };
    }

    private static TransferPlan? Join(TransferPlan? one, TransferPlan? other) =>
        one is null ? other
        : other is null ? one
        : new TransferPlan
        {
            Reset = one.Reset || other.Reset,
            BytesPerSecond = Math.Max(one.BytesPerSecond, other.BytesPerSecond),
            AbortAfterBytes = one.AbortAfterBytes ?? other.AbortAfterBytes,
        };
}
