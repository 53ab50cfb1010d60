namespace Mockd.Contracts.Configuration;

/// <summary>How times appear in answers; always UTC.</summary>
public enum TimestampFormat
{
    Rfc3339,
    Iso8601,
    Unix,

    /// <summary>Unix time in milliseconds.</summary>
    UnixMs,
    Rfc2822,
    None,
}
