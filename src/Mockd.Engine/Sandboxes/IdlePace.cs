namespace Mockd.Engine.Sandboxes;

/// <summary>
/// How exactly idleness is known. A store hears of a use before it is answered or, if it heard of another one within the
/// margin, soon after it; so a sandbox that the store believes idle for its life and the margin is idle for its life, whichever
/// process last used it, and however that one ended.
/// </summary>
/// <param name="Period">Between two looks at what is idle.</param>
internal sealed record IdlePace(TimeSpan Period)
{
    private const int LooksPerLife = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Of uses that count only for which sandbox is idle longest.</summary>
    private static readonly TimeSpan Unhurried = TimeSpan.FromSeconds(10);

    public TimeSpan Margin => 2 * Period;

    /// <param name="life">How long idle sandboxes stay; zero: they stay.</param>
    public static IdlePace Of(TimeSpan life)
    {
        var period = life / LooksPerLife;
        return new(
            life <= TimeSpan.Zero ? Unhurried
            : period < Shortest ? Shortest
            : period > Longest ? Longest
            : period
        );
    }
}
