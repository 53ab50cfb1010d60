namespace Mockd.Storage.Postgres;

/// <summary>How long markers of rows that are gone stay. A process that is further behind loads the whole state.</summary>
/// <param name="Versions">So many versions they stay at least.</param>
/// <param name="Every">So many versions lie between two times that older ones are removed.</param>
internal sealed record NewsKeeping(long Versions, long Every)
{
    public static readonly NewsKeeping Default = new(8192, 1024);

    /// <summary>The version whose markers, and those of older ones, go with this version; null: none go now.</summary>
    public long? HorizonAt(long version) => version % Every == 0 ? version - Versions : null;
}
