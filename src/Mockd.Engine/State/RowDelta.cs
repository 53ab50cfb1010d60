using Mockd.Engine.Tables;

namespace Mockd.Engine.State;

/// <summary>One row in two states.</summary>
/// <param name="Table">The table's number in the twin.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is gone.</param>
public readonly record struct RowDelta(int Table, Row? Before, Row? After)
{
    public string Key => (After ?? Before)!.Key;
}
