namespace Mockd.Engine.Tables;

/// <summary>A value and the row that holds it, in the order of values, then of rows.</summary>
internal readonly record struct Placed<T>(T Value, long Sequence) : IComparable<Placed<T>>
    where T : IComparable<T>
{
    public int CompareTo(Placed<T> other)
    {
        var byValue = Value.CompareTo(other.Value);
        return byValue != 0 ? byValue : Sequence.CompareTo(other.Sequence);
    }
}
