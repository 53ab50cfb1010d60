using System.CommandLine;

namespace Mockd.Cli.Commands;

/// <summary>A verb that asks the running instance.</summary>
internal static class AdminVerb
{
    public delegate Task<int> Judgement(ParseResult parsed, AdminClient client, CancellationToken cancellation);

    public delegate Task Work(ParseResult parsed, AdminClient client, CancellationToken cancellation);

    /// <param name="takes">Arguments and options, in the order of help.</param>
    public static Command Create(string name, string description, IEnumerable<Symbol> takes, Work work) =>
        Create(
            name,
            description,
            takes,
            async Task<int> (parsed, client, cancellation) =>
            {
                await work(parsed, client, cancellation).ConfigureAwait(false);
                return ExitCodes.Success;
            }
        );

    /// <param name="takes">Arguments and options, in the order of help.</param>
    /// <param name="judge">Its exit code says what was found.</param>
    public static Command Create(string name, string description, IEnumerable<Symbol> takes, Judgement judge)
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
                return await judge(parsed, client, cancellation).ConfigureAwait(false);
            }
        );
        return command;
    }
}
