namespace Mockd.Contracts.Configuration;

/// <summary>Whether requests are compared with the description.</summary>
public enum CheckMode
{
    Off,

    /// <summary>Differences are kept in the journal.</summary>
    Warn,

    /// <summary>What was sent and does not fit answers 400; what is missing is left to the operation, and in the journal.</summary>
    Values,

    /// <summary>Differences answer 400.</summary>
    On,
}
