using System.CommandLine;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;
using Mockd.Contracts.Json;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd help [VERB]</c>: the same as <c>mockd VERB --help</c>.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root, Terminal terminal)
    {
        var verb = new Argument<string[]>("verb") { Description = "Verb to explain", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("help", "Explain a verb; with --json, its arguments and options as data") { verb };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var words = parsed.GetValue(verb) ?? [];
                var explained = Find(root, words);
                if (parsed.GetValue(GlobalOptions.Json))
                {
                    terminal.Line(Describe(explained).ToUtf8());
                    return Task.FromResult(ExitCodes.Success);
                }

                return root.Parse([.. words, "--help"]).InvokeAsync(parsed.InvocationConfiguration, cancellation);
            }
        );
        return command;
    }

    private static Command Find(RootCommand root, string[] words)
    {
        Command found = root;
        foreach (var word in words)
        {
            found =
                found.Subcommands.FirstOrDefault(c => c.Name == word)
                ?? throw new CommandException(UnknownWord.OfVerb(found, word), ExitCodes.Usage);
        }

        return found;
    }

    private static JsonObject Describe(Command command) =>
        JsonObject.Of(
            ("name", command is RootCommand ? "mockd" : command.Name),
            ("description", command.Description),
            (
                "arguments",
                JsonArray.Of(
                    command.Arguments.Select(a =>
                        (JsonValue)
                            JsonObject.Of(
                                ("name", a.Name),
                                ("description", a.Description),
                                ("required", a.Arity.MinimumNumberOfValues > 0 && !a.HasDefaultValue)
                            )
                    )
                )
            ),
            ("options", JsonArray.Of(command.Options.Select(o => (JsonValue)Describe(o)))),
            ("commands", JsonArray.Of(command.Subcommands.Select(c => (JsonValue)Describe(c))))
        );

    private static JsonObject Describe(Option option) =>
        JsonObject.Of(
            ("name", option.Name),
            ("aliases", JsonArray.Of(option.Aliases.Select(a => (JsonValue)a))),
            ("description", option.Description),
            (
                "value",
                option.ValueType == typeof(bool)
                    ? null
                    : option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()
            )
        );
}
