using Mockd.Contracts.Configuration;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>A configuration and where its parts stand.</summary>
public sealed record ConfigFile(TwinConfig Config, SourceMap Map, string Folder);
