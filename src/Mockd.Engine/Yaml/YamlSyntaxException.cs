using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Yaml;

/// <summary>Why a text is not YAML, and where.</summary>
internal sealed class YamlSyntaxException(string message, SourceLocation location) : Exception(message)
{
    public SourceLocation Location { get; } = location;
}
