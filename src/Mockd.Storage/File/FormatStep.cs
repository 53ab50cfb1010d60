namespace Mockd.Storage.File;

/// <summary>Brings the tables of a file from one version of the format to the next.</summary>
/// <param name="Sql">Statements that run in one transaction with the new version number.</param>
/// <param name="Fill">What of it SQL cannot say; runs behind the statements, in the same transaction.</param>
internal sealed record FormatStep(string Sql, Action<SqliteSession>? Fill = null);
