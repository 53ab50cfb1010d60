using System.CommandLine;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd help [VERB]</c>: the same as <c>mockd VERB --help</c>.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root)
    {
        var verb = new Argument<string[]>("verb") { Description = "Verb to explain", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("help", "Explain a verb") { verb };
        command.SetAction(
            (parsed, cancellation) =>
                root.Parse([.. parsed.GetValue(verb) ?? [], "--help"])
                    .InvokeAsync(parsed.InvocationConfiguration, cancellation)
        );
        return command;
    }
}
