namespace Mockd.Contracts.Admin;

/// <summary>What was put back to its seeds.</summary>
/// <param name="Status">Always <c>reset</c>.</param>
/// <param name="Tables">How many tables; null when one was named.</param>
/// <param name="Table">The table that was named.</param>
/// <param name="Resource">The same, under the name that the state routes use.</param>
public sealed record ResetAnswer(string Status, int? Tables = null, string? Table = null, string? Resource = null);
