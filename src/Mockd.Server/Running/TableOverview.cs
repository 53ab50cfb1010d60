namespace Mockd.Server.Running;

/// <summary>A table and how full it is.</summary>
public sealed record TableOverview(string Name, int RowCount, int SeedCount, string IdField, string? ParentField);
