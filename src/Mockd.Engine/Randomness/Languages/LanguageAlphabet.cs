namespace Mockd.Engine.Randomness;

/// <summary>The characters that texts are written with: those of ASCII that can be seen, and further ones that expressions name.</summary>
internal sealed class LanguageAlphabet
{
    private const int Most = 128;
    private const string Liked = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private readonly List<char> _characters = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)];

    public LanguageAlphabet(IEnumerable<PatternNode> patterns)
    {
        foreach (var character in patterns.SelectMany(Further))
        {
            if (_characters.Count < Most && !_characters.Contains(character))
            {
                _characters.Add(character);
            }
        }
    }

    public UInt128 All => _characters.Count == Most ? UInt128.MaxValue : (UInt128.One << _characters.Count) - 1;

    public UInt128 Of(Func<char, bool> holds)
    {
        UInt128 set = 0;
        for (var i = 0; i < _characters.Count; i++)
        {
            set |= holds(_characters[i]) ? UInt128.One << i : 0;
        }

        return set;
    }

    /// <summary>The characters of a set, letters and digits alone where it has some.</summary>
    public string Written(UInt128 set)
    {
        var all = _characters.Where((_, i) => (set & (UInt128.One << i)) != 0).ToArray();
        var liked = Array.FindAll(all, c => Liked.Contains(c, StringComparison.Ordinal));
        return new string(liked.Length > 0 ? liked : all);
    }

    private static IEnumerable<char> Further(PatternNode node) =>
        node switch
        {
            PatternNode.Character one => one.Alphabet.Take(4),
            PatternNode.Sequence sequence => sequence.Items.SelectMany(Further),
            PatternNode.Choice choice => choice.Items.SelectMany(Further),
            PatternNode.Repeat repeat => Further(repeat.Item),
            PatternNode.Group group => Further(group.Item),
            PatternNode.Look look => Further(look.Item),
            _ => [],
        };
}
