using Mockd.Contracts.Diagnostics;

namespace Mockd.Cli.Commands;

/// <summary>A command could not do its work; the message says why, for the person who typed it.</summary>
internal class CommandException(string message, int exitCode = ExitCodes.Failure) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>For programs; stable.</summary>
    public string Code { get; init; } = exitCode == ExitCodes.Usage ? ErrorCodes.Usage : ErrorCodes.Failed;

    /// <summary>What is wrong with files; null when it is not about files.</summary>
    public IReadOnlyList<Diagnostic>? Diagnostics { get; init; }
}
