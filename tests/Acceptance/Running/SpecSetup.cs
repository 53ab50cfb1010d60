using Mockd.Server.Running;

namespace Acceptance.Tests.Running;

/// <summary>What a target is started with.</summary>
internal sealed record SpecSetup
{
    public required string ConfigPath { get; init; }

    /// <summary>Where its data go.</summary>
    public required string Folder { get; init; }

    /// <summary>Null: where the converted descriptions of everybody are.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Null: the real time.</summary>
    public SpecClock? Clock { get; init; }

    /// <summary>A real server is to be between.</summary>
    public bool OverSockets { get; init; }

    public TwinOptions ToOptions() =>
        new()
        {
            ConfigPath = ConfigPath,
            CacheFolder = CacheFolder,
            DataFolder = Path.Combine(Folder, "data"),
            Time = Clock ?? TimeProvider.System,
        };
}
