using System.Globalization;

namespace Inference;

/// <summary>Words and options of the command line.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string[]> _options = new(StringComparer.Ordinal);

    public CommandLine(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
                continue;
            }

            var count = args[i] switch
            {
                "--sample" => 2,
                "--examples" => 1,
                _ => 0,
            };
            _options[args[i]] = [.. args.Skip(i + 1).Take(count)];
            i += count;
        }

        Words = words;
    }

    public IReadOnlyList<string> Words { get; }

    public (int Count, ulong Seed)? Sample =>
        _options.GetValueOrDefault("--sample") is [var count, var seed]
            ? (int.Parse(count, CultureInfo.InvariantCulture), ulong.Parse(seed, CultureInfo.InvariantCulture))
            : null;

    public bool Has(string option) => _options.ContainsKey(option);

    public int? Number(string option) =>
        _options.GetValueOrDefault(option) is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
