namespace Mockd.Engine.Bindings;

/// <summary>What is known of a table's rows before anything is known of their form.</summary>
/// <param name="Ids">Names under which answers may carry a row's key.</param>
/// <param name="Names">What a row is called, in the singular and in words: <c>customer</c>, <c>line_item</c>.</param>
internal sealed record RowHints(IReadOnlyList<string> Ids, IReadOnlyList<string> Names);
