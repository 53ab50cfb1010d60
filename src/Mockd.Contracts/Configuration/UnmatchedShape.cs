namespace Mockd.Contracts.Configuration;

/// <summary>Shape of the answer to a request that no operation matches.</summary>
public enum UnmatchedShape
{
    /// <summary>Problem JSON (RFC 9457) with near misses.</summary>
    Problem,

    /// <summary>The profile's error shape.</summary>
    Provider,
}
