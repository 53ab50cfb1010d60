using Mockd.Engine.Actions;
using Mockd.Engine.Tables;

namespace Mockd.Engine.CustomOperations;

/// <summary>The row that a variable was read from.</summary>
/// <param name="Row">As it was then; used when the row is gone at the end.</param>
internal sealed record RowSource(Table Table, Row Row);
