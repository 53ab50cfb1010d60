using System.Collections.Concurrent;
using Mockd.Engine.Patterns;

namespace Mockd.Engine.Randomness;

/// <summary>A regular expression of a description, parsed for writing and compiled for matching when first used.</summary>
internal sealed class KnownPattern
{
    private const int Kept = 4096;

    // A pure function's results by its argument: which twin asked first cannot be told from the answer.
    private static readonly ConcurrentDictionary<string, KnownPattern> Known = new(StringComparer.Ordinal);

    private readonly Lazy<PatternNode?> _node;
    private readonly Lazy<Pattern?> _compiled;

    private KnownPattern(string pattern)
    {
        _node = new(() => PatternParser.Parse(pattern));
        _compiled = new(() => Pattern.TryRead(pattern, PatternDialect.Ecma));
    }

    /// <summary>Null when the pattern is wrong or uses what is not modelled.</summary>
    public PatternNode? Node => _node.Value;

    /// <summary>Null when it cannot be read.</summary>
    public Pattern? Compiled => _compiled.Value;

    public static KnownPattern Of(string pattern)
    {
        if (Known.TryGetValue(pattern, out var known))
        {
            return known;
        }

        known = new KnownPattern(pattern);
        return Known.Count < Kept ? Known.GetOrAdd(pattern, known) : known;
    }
}
