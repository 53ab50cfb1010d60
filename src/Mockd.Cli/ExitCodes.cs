namespace Mockd.Cli;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>The command line itself was wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ended by a signal, whose number is added, as shells have it.</summary>
    public const int Signal = 128;
}
