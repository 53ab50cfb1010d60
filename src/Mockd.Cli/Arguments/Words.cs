using System.CommandLine;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;

namespace Mockd.Cli.Arguments;

/// <summary>Options that take one of a few words, or names of a form.</summary>
internal static class Words
{
    /// <summary>One of the words of an enumeration, in any case.</summary>
    public static Option<T> OneOfItsWords<T>(this Option<T> option)
        where T : struct, Enum
    {
        var words = Array.ConvertAll(Enum.GetNames<T>(), name => name.ToLowerInvariant());
        option.HelpName = string.Join('|', words);
        option.CompletionSources.Add(words);
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (words.Contains(text.ToLowerInvariant()))
            {
                return Enum.Parse<T>(text, ignoreCase: true);
            }

            var hint = NearestName.Hint(text, words) ?? $"it takes {string.Join(", ", words)}.";
            result.AddError($"{option.Name} does not know '{text}'; {hint}");
            return default;
        };
        return option;
    }

    /// <summary>Names of hosts, with commas between them or the option given again.</summary>
    public static Option<string[]?> AsHosts(this Option<string[]?> option)
    {
        option.CustomParser = result =>
        {
            var names = result
                .Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries))
                .Where(n => n.Length > 0)
                .ToArray();
            foreach (var name in names.Where(n => !HostNames.IsName(n)))
            {
                result.AddError(
                    $"'{name}' is no name of a host; write one such as twin.test or *.twin.test, without port."
                );
            }

            return names;
        };
        return option;
    }
}
