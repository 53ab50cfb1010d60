using System.CommandLine;
using System.CommandLine.Parsing;
using Mockd.Engine.Routing;

namespace Mockd.Cli.Arguments;

/// <summary>Finds the word of a command line that is at fault, and what was probably meant.</summary>
internal static class UnknownWord
{
    private const int MostEdits = 3;

    /// <summary>Null when all words are known.</summary>
    public static string? Of(ParseResult parsed)
    {
        var at = parsed.CommandResult;
        var command = at.Command is RootCommand ? "mockd" : at.Command.Name;
        if ((TakenForArgument(at) ?? parsed.UnmatchedTokens.FirstOrDefault(IsOption)) is { } option)
        {
            var name = option.Split('=')[0];
            return Message(
                "option",
                name,
                command,
                OptionsAt(at).Where(o => o.StartsWith("--", StringComparison.Ordinal))
            );
        }

        if (parsed.UnmatchedTokens.Count == 0)
        {
            return null;
        }

        var word = parsed.UnmatchedTokens[0];
        var verbs = at.Command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToArray();
        return verbs.Length > 0 && at.Command.Arguments.Count == 0
            ? Message("command", word, command, verbs)
            : $"'{word}' is one word too many for '{command}'.";
    }

    /// <summary>Says that a command has no such command below it.</summary>
    public static string OfVerb(Command at, string word) =>
        Message(
            "command",
            word,
            at is RootCommand ? "mockd" : at.Name,
            at.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)
        );

    // An option that nobody knows fills an argument that is free; durations such as -10s are none.
    private static string? TakenForArgument(CommandResult at) =>
        at
            .Children.OfType<ArgumentResult>()
            .SelectMany(a => a.Tokens)
            .Select(t => t.Value)
            .FirstOrDefault(v => v is ['-', '-', _, ..] or ['-', >= 'A' and <= 'Z' or >= 'a' and <= 'z', ..]);

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private static string Message(string what, string word, string command, IEnumerable<string> known)
    {
        var nearest = known
            .Select(k => (Name: k, Edits: EditDistance.Between(k.TrimStart('-'), word.TrimStart('-'), MostEdits)))
            .Where(k => k.Edits <= Math.Min(MostEdits, k.Name.TrimStart('-').Length / 2))
            .OrderBy(k => k.Edits)
            .Select(k => k.Name)
            .FirstOrDefault();
        return nearest is null
            ? $"'{command}' has no {what} '{word}'."
            : $"'{command}' has no {what} '{word}'; did you mean '{nearest}'?";
    }

    private static IEnumerable<string> OptionsAt(CommandResult at)
    {
        for (SymbolResult? level = at; level is CommandResult result; level = level.Parent)
        {
            foreach (var option in result.Command.Options.Where(o => ReferenceEquals(level, at) || o.Recursive))
            {
                yield return option.Name;
                foreach (var alias in option.Aliases)
                {
                    yield return alias;
                }
            }
        }
    }
}
