namespace Mockd.Contracts.Admin;

/// <summary>What a running instance is and what it serves.</summary>
public sealed record StatusAnswer
{
    public required string Version { get; init; }
    public required int Pid { get; init; }

    /// <summary><c>ready</c> or <c>starting</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Full path of the configuration file.</summary>
    public required string Config { get; init; }
    public required int Port { get; init; }
    public required int AdminPort { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From the start of the process to the first answer; 0 while starting.</summary>
    public long StartupMilliseconds { get; init; }
    public int Operations { get; init; }
    public int Bindings { get; init; }
    public int Tables { get; init; }

    /// <summary>In the default sandbox.</summary>
    public int Rows { get; init; }
    public int Sandboxes { get; init; }

    /// <summary>Where the states are kept beyond the process, in words for people; null: nowhere.</summary>
    public string? StatePlace { get; init; }

    /// <summary>Why the states cannot be looked at now, so that rows and sandboxes are not counted; null: they can.</summary>
    public string? StateProblem { get; init; }

    /// <summary>Whether faults are injected.</summary>
    public bool Chaos { get; init; }
}
