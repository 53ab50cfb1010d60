using System.CommandLine;
using System.CommandLine.Parsing;

namespace Mockd.Cli.Arguments;

/// <summary>Finds values that are there and empty, as a variable that a script forgot to set leaves them.</summary>
internal static class EmptyValue
{
    // An empty one of these means the same as none: so do the variables of the environment that they stand for.
    private static readonly Option[] MayBeEmpty = [GlobalOptions.ApiKey, GlobalOptions.DataDir];

    /// <summary>Null when there is none.</summary>
    public static string? Of(ParseResult parsed)
    {
        foreach (var result in parsed.CommandResult.Children.Where(r => r.Tokens.Any(t => t.Value.Length == 0)))
        {
            if (result is OptionResult { Option: var option } && !MayBeEmpty.Contains(option))
            {
                return $"{option.Name} is given an empty value.";
            }

            if (result is ArgumentResult { Argument: var argument })
            {
                return $"'{argument.Name}' is given an empty value.";
            }
        }

        return null;
    }
}
