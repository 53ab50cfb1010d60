namespace Mockd.Engine.Randomness;

/// <summary>Collects the members of a character class and tells which of them to write.</summary>
internal sealed class CharacterSet
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Signs = "-_. /:@+,;=!#$%&'()*<>?[]^`{|}~\"\\\t\n";
    private readonly List<(char From, char To)> _ranges = [];
    private readonly List<Func<char, bool>> _kinds = [];

    public bool IsNegated { get; set; }

    public void Add(char from, char to) => _ranges.Add((from, to));

    /// <summary>False when the class escape is not known.</summary>
    public bool AddEscape(char escape)
    {
        Func<char, bool>? kind = escape switch
        {
            'd' => char.IsAsciiDigit,
            'D' => c => !char.IsAsciiDigit(c),
            'w' => IsWord,
            'W' => c => !IsWord(c),
            's' => char.IsWhiteSpace,
            'S' => c => !char.IsWhiteSpace(c),
            _ => null,
        };
        if (kind is not null)
        {
            _kinds.Add(kind);
        }

        return kind is not null;
    }

    /// <summary>False when the Unicode property is not known.</summary>
    public bool AddProperty(string property, bool negated)
    {
        Func<char, bool>? kind = property switch
        {
            "L" or "Letter" or "Alphabetic" or "script=Latin" => char.IsLetter,
            "Lu" or "Uppercase_Letter" or "Uppercase" => char.IsUpper,
            "Ll" or "Lowercase_Letter" or "Lowercase" => char.IsLower,
            "N" or "Number" or "Nd" or "Decimal_Number" or "digit" => char.IsDigit,
            "P" or "Punctuation" => char.IsPunctuation,
            "S" or "Symbol" => char.IsSymbol,
            "Z" or "Separator" or "Zs" => char.IsSeparator,
            "M" or "Mark" => _ => false,
            "C" or "Other" or "Cc" or "Control" => char.IsControl,
            "ASCII" => char.IsAscii,
            _ => null,
        };
        if (kind is not null)
        {
            _kinds.Add(negated ? c => !kind(c) : kind);
        }

        return kind is not null;
    }

    /// <summary>Characters to write, letters and digits if there are any; null when none is found.</summary>
    public PatternNode? ToNode()
    {
        var alphabet = Of(Letters);
        alphabet = alphabet.Length > 0 ? alphabet : Of(Signs);
        if (alphabet.Length == 0)
        {
            alphabet = new string([.. Enumerable.Range(0, 0xD800).Select(c => (char)c).Where(Contains).Take(64)]);
        }

        return alphabet.Length == 0 ? null : new PatternNode.Character(alphabet) { Holds = Contains };
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private string Of(string signs) => new([.. signs.Where(Contains)]);

    private bool Contains(char c) =>
        (_ranges.Exists(r => c >= r.From && c <= r.To) || _kinds.Exists(kind => kind(c))) != IsNegated;
}
