namespace Mockd.Server.Running;

/// <summary>What a twin is started with.</summary>
public sealed record TwinOptions
{
    public required string ConfigPath { get; init; }

    /// <summary>Folder of fetched and converted descriptions; null: the user's cache folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Folder of what the twin keeps beyond the process, such as its database file; null: it keeps nothing.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A <c>$ref</c> of a description to a URL is fetched.</summary>
    public bool AllowsRemoteReferences { get; init; }

    /// <summary>Descriptions are read to the bottom, which takes longer, and what is odd in them is reported.</summary>
    public bool ReviewsDescriptions { get; init; }

    /// <summary>Host names that the twin answers under, besides addresses and <c>localhost</c>; null: all.</summary>
    public IReadOnlyList<string>? AllowedHosts { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
