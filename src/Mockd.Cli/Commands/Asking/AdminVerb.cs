using System.CommandLine;

namespace Mockd.Cli.Commands;

/// <summary>A verb that asks the running instance.</summary>
internal static class AdminVerb
{
    public delegate Task Work(ParseResult parsed, AdminClient client, CancellationToken cancellation);

    /// <param name="takes">Arguments and options, in the order of help.</param>
    public static Command Create(string name, string description, IEnumerable<Symbol> takes, Work work)
    {
        var command = new Command(name, description);
        foreach (var symbol in takes)
        {
            if (symbol is Option option)
            {
                command.Add(option);
            }
            else
            {
                command.Add((Argument)symbol);
            }
        }

        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var client = AdminClient.Of(parsed);
                await work(parsed, client, cancellation).ConfigureAwait(false);
                return ExitCodes.Success;
            }
        );
        return command;
    }
}
