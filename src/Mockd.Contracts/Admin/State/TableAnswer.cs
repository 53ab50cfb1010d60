namespace Mockd.Contracts.Admin;

/// <summary>One table and how full it is.</summary>
public sealed record TableAnswer(string Name, int ItemCount, int SeedCount, string IdField, string? ParentField);
