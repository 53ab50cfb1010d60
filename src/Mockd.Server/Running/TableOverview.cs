namespace Mockd.Server.Running;

/// <summary>A table and how full it is.</summary>
internal sealed record TableOverview(string Name, int RowCount, int SeedCount, string IdField, string? ParentField);
