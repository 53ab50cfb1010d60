using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Yaml;

/// <summary>A document as JSON, with where its parts stood.</summary>
public sealed record YamlDocument(byte[] Json, SourceMap Map);
