namespace Mockd.Storage.Durable;

/// <summary>One change of one state.</summary>
/// <param name="Expected">The version that it was made from.</param>
/// <param name="Head">JSON text that replaces the stored head.</param>
/// <param name="Rows">Each key once; without fields: the row goes.</param>
public sealed record StateWrite(string Name, long Expected, string Head, IReadOnlyList<StoredRow> Rows);
