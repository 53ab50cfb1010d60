using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Yaml;

/// <summary>A document as JSON, with where its parts stood.</summary>
/// <param name="Duplicates">Keys given more than once in one mapping; the last one counts.</param>
/// <param name="Oddities">What was read although YAML does not allow it, and how, the duplicates included.</param>
internal sealed record YamlDocument(
    ReadOnlyMemory<byte> Json,
    SourceMap Map,
    IReadOnlyList<(string Key, SourceLocation Location)> Duplicates,
    IReadOnlyList<(string Message, SourceLocation Location)> Oddities
);
