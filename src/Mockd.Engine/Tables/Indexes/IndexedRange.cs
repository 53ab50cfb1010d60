namespace Mockd.Engine.Tables;

/// <summary>Rows that an index found.</summary>
/// <param name="Sequences">Of those rows, ascending; takes time in proportion to their number.</param>
internal sealed record IndexedRange(int Count, Func<long[]> Sequences);
