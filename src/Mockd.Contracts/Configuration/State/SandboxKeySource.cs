namespace Mockd.Contracts.Configuration;

/// <summary>Where callers put their API key.</summary>
public enum SandboxKeySource
{
    /// <summary><c>Authorization: Bearer KEY</c> (RFC 6750).</summary>
    Bearer,

    /// <summary>The user name of <c>Authorization: Basic</c> (RFC 7617).</summary>
    Basic,

    Header,

    Query,
}
