namespace Mockd.Engine.Patterns;

/// <summary>A way that a match has not tried yet.</summary>
/// <param name="At">Where to go on; <see cref="Restore"/>: register Place held Bound.</param>
internal readonly record struct BacktrackChoice(int At, int Place, int Bound)
{
    public const int Restore = -1;

    /// <summary>One character less, as long as Place is above Bound.</summary>
    public bool Fewer { get; init; }

    /// <summary>One character more of these, as long as Place is below Bound.</summary>
    public CharSet? More { get; init; }

    public bool IsRestore => At == Restore;
}
