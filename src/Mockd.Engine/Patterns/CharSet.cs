using System.Text.RegularExpressions;

namespace Mockd.Engine.Patterns;

/// <summary>The characters that one atom of a regular expression stands for, as .NET reads the atom.</summary>
internal sealed class CharSet
{
    private const int Ascii = 128;
    private readonly bool[] _ascii = new bool[Ascii];
    private readonly Regex _others;

    /// <param name="atom">A character, an escape, a dot or a class.</param>
    public CharSet(string atom, RegexOptions options)
    {
        // One atom on one character: nothing in it can be tried in two ways.
        _others = new Regex($"\\A(?:{atom})\\z", options | RegexOptions.CultureInvariant);
        for (var c = 0; c < Ascii; c++)
        {
            _ascii[c] = Asks((char)c);
        }
    }

    public bool Contains(char c) => c < Ascii ? _ascii[c] : Asks(c);

    private bool Asks(char c) => _others.IsMatch([c]);
}
