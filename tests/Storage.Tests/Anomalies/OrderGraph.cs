namespace Storage.Tests.Anomalies;

/// <summary>Which transaction must come before which.</summary>
internal sealed class OrderGraph(int count)
{
    private readonly HashSet<int>[] _behind = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];

    public void Add(int before, int behind)
    {
        if (before != behind)
        {
            _behind[before].Add(behind);
        }
    }

    /// <summary>The groups of which each must come before each other.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Circles() => new CircleSearch(_behind).Run();
}
