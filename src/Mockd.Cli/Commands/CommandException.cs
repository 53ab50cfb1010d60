namespace Mockd.Cli.Commands;

/// <summary>A command could not do its work; the message says why, for the person who typed it.</summary>
internal class CommandException(string message, int exitCode = ExitCodes.Failure) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
