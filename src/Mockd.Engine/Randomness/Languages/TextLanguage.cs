using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Mockd.Engine.Randomness;

/// <summary>
/// The texts of some lengths that several regular expressions match at once, laid out so that one can be written letter by
/// letter without going astray.
/// </summary>
internal sealed class TextLanguage
{
    private const int Longest = 600;
    private const int MostPlaces = 250;
    private const int FurtherLengths = 8;
    private const int Kept = 1024;

    // A pure function's results by its arguments.
    private static readonly ConcurrentDictionary<string, TextLanguage> Known = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<Place[]> _layers;

    private TextLanguage(IReadOnlyList<Place[]> layers) => _layers = layers;

    /// <summary>True when there is a text to write.</summary>
    public bool HasTexts => _layers.Count > 0;

    /// <summary>The texts that match all of the expressions.</summary>
    public static TextLanguage Of(IReadOnlyList<string> patterns, int minLength, int maxLength)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{minLength} {maxLength} {string.Join('\0', patterns)}");
        if (Known.TryGetValue(key, out var known))
        {
            return known;
        }

        var made = new TextLanguage(Lay(patterns, minLength, maxLength));
        return Known.Count < Kept ? Known.GetOrAdd(key, made) : made;
    }

    /// <summary>Null when there is none.</summary>
    public string? Write(ulong seed)
    {
        if (!HasTexts)
        {
            return null;
        }

        var dice = new Dice(seed);
        var text = new StringBuilder();
        var place = _layers[0][0];
        for (var layer = 1; !place.MayEnd || (place.Ways.Length > 0 && dice.Next(3) > 0); layer++)
        {
            var (characters, next) = place.Ways[dice.Next(place.Ways.Length)];
            text.Append(characters[dice.Next(characters.Length)]);
            place = _layers[layer][next];
        }

        return text.ToString();
    }

    private static List<Place[]> Lay(IReadOnlyList<string> patterns, int minLength, int maxLength)
    {
        var parsed = patterns.Select(p => KnownPattern.Of(p).Node).ToArray();
        if (parsed.Contains(null) || minLength > Math.Min(maxLength, Longest))
        {
            return [];
        }

        var alphabet = new LanguageAlphabet(parsed!);
        var builder = new LanguageBuilder(alphabet.All);
        var compiler = new LanguageCompiler(builder, alphabet);
        var languages = parsed.Select(p => compiler.Matching(p!)).ToArray();
        return languages.Contains(null)
            ? []
            : Linked(Reached(builder, builder.Both(languages!), minLength, maxLength), builder, alphabet, minLength);
    }

    // What may be left after each number of characters, until texts of a few lengths have come to an end.
    private static List<List<LanguageNode>> Reached(
        LanguageBuilder builder,
        LanguageNode start,
        int minLength,
        int maxLength
    )
    {
        List<List<LanguageNode>> layers =
        [
            [start],
        ];
        var further = FurtherLengths;
        while (layers.Count <= Math.Min(maxLength, Longest) && further > 0 && layers[^1].Count > 0 && !builder.IsFull)
        {
            further -= layers.Count > minLength && further < FurtherLengths ? 1 : 0;
            if (layers.Count > minLength && layers[^1].Exists(n => n.HasEmpty))
            {
                further = Math.Min(further, FurtherLengths - 1);
            }

            var next = new HashSet<LanguageNode>();
            foreach (var node in layers[^1])
            {
                foreach (var kind in builder.KindsOf(node))
                {
                    if (next.Count < MostPlaces && builder.After(node, kind) is var rest && rest != builder.Nothing)
                    {
                        next.Add(rest);
                    }
                }
            }

            layers.Add([.. next]);
        }

        return layers;
    }

    // From the end to the start: only ways that lead to an end are kept.
    private static List<Place[]> Linked(
        List<List<LanguageNode>> layers,
        LanguageBuilder builder,
        LanguageAlphabet alphabet,
        int minLength
    )
    {
        var linked = new List<Place[]>();
        var indexes = new Dictionary<LanguageNode, int>();
        for (var layer = layers.Count - 1; layer >= 0; layer--)
        {
            var own = new Dictionary<LanguageNode, int>();
            var places = new List<Place>();
            foreach (var node in layers[layer])
            {
                var ways = builder
                    .KindsOf(node)
                    .Select(kind => (Kind: kind, Next: indexes.GetValueOrDefault(builder.After(node, kind), -1)))
                    .Where(way => way.Next >= 0)
                    .GroupBy(way => way.Next, way => way.Kind)
                    .Select(way => (alphabet.Written(way.Aggregate((a, b) => a | b)), way.Key))
                    .ToArray();
                var mayEnd = layer >= minLength && node.HasEmpty;
                if (mayEnd || ways.Length > 0)
                {
                    own[node] = places.Count;
                    places.Add(new Place(mayEnd, ways));
                }
            }

            linked.Add([.. places]);
            indexes = own;
        }

        linked.Reverse();
        return linked[0].Length == 0 ? [] : linked;
    }

    private sealed record Place(bool MayEnd, (string Characters, int Next)[] Ways);
}
