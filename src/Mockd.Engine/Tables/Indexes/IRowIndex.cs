namespace Mockd.Engine.Tables;

/// <summary>Finds rows by what they hold; persistent like the rows.</summary>
internal interface IRowIndex
{
    /// <summary>The index after one row took the place of another; null stands for none.</summary>
    IRowIndex Replace(Row? old, Row? now);
}
