using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Yaml;

/// <summary>Turns YAML (or JSON) text into UTF-8 JSON, which everything behind it reads.</summary>
public static class YamlReader
{
    /// <summary>The document as JSON. Anchors and merge keys are resolved; keys are texts; YAML 1.2 core types.</summary>
    /// <param name="trackLocations">Keep the line and column of every member and item by JSON pointer.</param>
    /// <exception cref="YamlSyntaxException">The text is not YAML, or unfolds to more than the limits allow.</exception>
    public static YamlDocument Read(ReadOnlyMemory<byte> text, string file, bool trackLocations) =>
        throw new NotImplementedException();
}
