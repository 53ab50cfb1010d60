namespace Mockd.Engine.Tables;

/// <summary>The rows of one page.</summary>
/// <param name="Total">All rows that match; -1 when nobody asked.</param>
/// <param name="HasMore">Rows lie behind the page (in front of it, when the query asked for the page before a row).</param>
/// <param name="CursorIsKnown">False when the query named a cursor row that does not exist.</param>
public sealed record ListPage(IReadOnlyList<Row> Rows, int Total, bool HasMore, int Offset, bool CursorIsKnown);
