using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>A table and how full it is.</summary>
public sealed record TableOverview(string Name, int RowCount, int SeedCount, string IdField, string? ParentField);
