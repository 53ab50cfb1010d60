using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Mockd.Cli.Output;

namespace Mockd.Cli.Commands;

/// <summary>From arguments to exit code.</summary>
internal static class CommandLineRun
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Terminal terminal,
        BackgroundHandshake? background = null
    )
    {
        var parsed = MockdCommand.Create(terminal, background).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed, terminal);
        }

        // Signals are the business of the one verb that runs for long; defects of ours should show their stack.
        var how = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = terminal.Data,
        };
        try
        {
            return await parsed.InvokeAsync(how).ConfigureAwait(false);
        }
        catch (CommandException problem)
        {
            terminal.Flush();
            terminal.Error(problem.Message);
            return problem.ExitCode;
        }
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        // A word that nobody knows is told alone: what follows from it, such as a value without its option, only misleads.
        foreach (
            var message in UnknownWord.Of(parsed) is { } unknown ? [unknown] : parsed.Errors.Select(e => e.Message)
        )
        {
            terminal.Error(message);
        }

        var names = new Stack<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult result; at = at.Parent)
        {
            names.Push(result.Command is RootCommand ? "mockd" : result.Command.Name);
        }

        terminal.Message($"Try '{string.Join(' ', names)} --help'.");
        return ExitCodes.Usage;
    }
}
