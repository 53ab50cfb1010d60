namespace Mockd.Cli;

/// <summary>
/// What an error printed with <c>--json</c> is called. What the admin plane refuses keeps the name that it has there, such as
/// <c>not_found</c>.
/// </summary>
internal static class ErrorCodes
{
    public const string Failed = "failed";

    /// <summary>The command line itself was wrong.</summary>
    public const string Usage = "usage";

    /// <summary>A name that nothing has.</summary>
    public const string NotFound = "not_found";

    /// <summary>No instance is there to ask.</summary>
    public const string NotRunning = "not_running";

    /// <summary>A configuration has errors.</summary>
    public const string Invalid = "invalid_configuration";

    /// <summary>A file or folder cannot be read or written.</summary>
    public const string File = "file";

    /// <summary>The instance asks for another key.</summary>
    public const string Unauthorized = "unauthorized";
}
