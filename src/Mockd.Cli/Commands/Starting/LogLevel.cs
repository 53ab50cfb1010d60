namespace Mockd.Cli.Commands;

/// <summary>How much a running instance tells on its message stream.</summary>
internal enum LogLevel
{
    /// <summary>Why it could not start, and nothing else.</summary>
    Error,

    /// <summary>Also what is doubtful in the configuration.</summary>
    Warn,

    /// <summary>Also where it listens and what it loaded.</summary>
    Info,

    /// <summary>Also a line for each exchange.</summary>
    Debug,
}
