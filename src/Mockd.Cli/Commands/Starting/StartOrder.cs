namespace Mockd.Cli.Commands;

/// <summary>What <c>mockd start</c> was told.</summary>
internal sealed record StartOrder
{
    public required string Config { get; init; }
    public required int Port { get; init; }
    public required int AdminPort { get; init; }
    public required string Host { get; init; }
    public required bool AsksForKey { get; init; }
    public required bool AllowsRemoteReferences { get; init; }
    public required LogLevel LogLevel { get; init; }
    public required DataFolder Folder { get; init; }

    /// <summary>Host names that the twin answers under besides its own; null: all.</summary>
    public IReadOnlyList<string>? AllowedHosts { get; init; }

    /// <summary>What is told is one JSON document.</summary>
    public bool AsJson { get; init; }

    /// <summary>Every warning is told, not one for each kind.</summary>
    public bool ShowsAll { get; init; }

    /// <summary>Null: the usual place.</summary>
    public string? PidFile { get; init; }
}
