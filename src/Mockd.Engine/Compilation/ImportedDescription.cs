using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Compilation;

/// <summary>A description and the entry that asked for it.</summary>
public sealed record ImportedDescription(ImportConfig Import, ApiDescription Description, SourceLocation Location);
