namespace Mockd.Contracts.Configuration;

/// <summary>Whether requests are compared with the description.</summary>
public enum CheckMode
{
    Off,

    /// <summary>Differences are kept in the journal.</summary>
    Warn,

    /// <summary>Differences answer 400.</summary>
    On,
}
