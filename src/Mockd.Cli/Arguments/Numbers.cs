using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Mockd.Cli.Arguments;

/// <summary>Options and arguments that are numbers within bounds; anything else is told in words.</summary>
internal static class Numbers
{
    public const int LargestPort = ushort.MaxValue;

    /// <param name="least">The smallest number that it takes.</param>
    /// <param name="most">The largest.</param>
    public static Option<int> Within(this Option<int> option, int least, int most)
    {
        option.CustomParser = result => Read(result, option.Name, least, most);
        return option;
    }

    /// <inheritdoc cref="Within(Option{int}, int, int)"/>
    public static Option<int?> Within(this Option<int?> option, int least, int most)
    {
        option.CustomParser = result => Read(result, option.Name, least, most);
        return option;
    }

    /// <inheritdoc cref="Within(Option{int}, int, int)"/>
    public static Argument<int> Within(this Argument<int> argument, int least, int most)
    {
        argument.CustomParser = result => Read(result, argument.Name, least, most);
        return argument;
    }

    /// <summary>A share of something, from 0 to 1.</summary>
    public static Option<double> AsShare(this Option<double> option)
    {
        option.CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (
                !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
                || share > 1
            )
            {
                result.AddError($"'{text}' is not a share; {option.Name} is a number from 0 to 1.");
            }

            return share;
        };
        return option;
    }

    private static int Read(ArgumentResult result, string name, int least, int most)
    {
        var text = result.Tokens[0].Value;
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number < least || number > most)
        {
            var range = most == int.MaxValue ? $"from {least} up" : $"from {least} to {most}";
            result.AddError($"'{text}' is not allowed here; {name} is a whole number {range}.");
        }

        return number;
    }
}
