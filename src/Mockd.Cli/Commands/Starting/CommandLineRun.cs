using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Mockd.Cli.Arguments;
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
        var code = await RunAsync(parsed, terminal, arguments.Contains(GlobalOptions.Json.Name)).ConfigureAwait(false);
        terminal.Flush();
        if (terminal.Problem is not { } problem || code != ExitCodes.Success)
        {
            return code;
        }

        terminal.Error($"What was to be printed cannot be written: {problem}.");
        return ExitCodes.Failure;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, bool asJson)
    {
        if (parsed.Action is ParseErrorAction)
        {
            // A word that nobody knows is told alone: what follows from it, such as a value without its option, misleads.
            var problems = UnknownWord.Of(parsed) is { } unknown ? [unknown] : parsed.Errors.Select(e => e.Message);
            return Refuse(parsed, string.Join('\n', problems), terminal, asJson);
        }

        if (
            parsed.Action is SynchronousCommandLineAction or AsynchronousCommandLineAction
            && (UnknownWord.Of(parsed) ?? EmptyValue.Of(parsed)) is { } wrong
        )
        {
            return Refuse(parsed, wrong, terminal, asJson);
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
            Tell(problem, terminal, asJson);
            return problem.ExitCode;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What a command does with files fails for reasons that only the system knows.
            Tell(new CommandException(problem.Message) { Code = ErrorCodes.File }, terminal, asJson);
            return ExitCodes.Failure;
        }
    }

    private static void Tell(CommandException problem, Terminal terminal, bool asJson)
    {
        terminal.Flush();
        if (asJson)
        {
            terminal.Message(ErrorText.Of(problem.Code, problem.Message, problem.Diagnostics).ToString());
            return;
        }

        foreach (var diagnostic in problem.Diagnostics ?? [])
        {
            terminal.Message(diagnostic.ToString());
        }

        if (problem.Diagnostics is null)
        {
            terminal.Error(problem.Message);
        }
    }

    private static int Refuse(ParseResult parsed, string problems, Terminal terminal, bool asJson)
    {
        if (asJson)
        {
            terminal.Message(ErrorText.Of(ErrorCodes.Usage, problems).ToString());
            return ExitCodes.Usage;
        }

        foreach (var problem in problems.Split('\n'))
        {
            terminal.Error(problem);
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
