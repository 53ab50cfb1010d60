namespace Mockd.Bench.Commits;

/// <summary>What one run did, in how much time and processor time.</summary>
internal sealed record Measured(int Commits, int Groups, TimeSpan Took, TimeSpan Processor)
{
    public double PerSecond => Commits / Took.TotalSeconds;

    public double PerGroup => (double)Commits / Math.Max(1, Groups);

    public double ProcessorMicroseconds => Processor.TotalMicroseconds / Math.Max(1, Commits);
}
