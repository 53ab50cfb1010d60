namespace Mockd.Engine.Patterns;

/// <summary>One instruction of a <see cref="BacktrackProgram"/>; what A and B mean is the kind's business.</summary>
internal readonly record struct BacktrackStep(BacktrackKind Kind, int A = 0, int B = 0, CharSet? Set = null)
{
    public bool Flag { get; init; }

    public int Target { get; init; }
}
