using System.Globalization;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Vocabulary;

/// <summary>A made-up person.</summary>
internal sealed class Person
{
    private readonly ulong _seed;

    /// <param name="traits">Names that the description gives; they win.</param>
    public Person(ulong seed, SubjectTraits traits)
    {
        _seed = seed;
        var dice = new Dice(seed);
        var (first, last) = (dice.Pick(WordLists.FirstNames), dice.Pick(WordLists.LastNames));
        FirstName = traits.FirstName ?? first;
        LastName = traits.LastName ?? last;
    }

    public string FirstName { get; }

    public string LastName { get; }

    public string FullName => $"{FirstName} {LastName}";

    public string Email => $"{Plain(FirstName)}.{Plain(LastName)}@example.com";

    public string Username
    {
        get
        {
            var dice = new Dice(_seed ^ 1);
            return Plain(FirstName) + dice.Next(100).ToString("D2", CultureInfo.InvariantCulture);
        }
    }

    // What stands before the @ may hold little more than this without quotes.
    private static string Plain(string name)
    {
        var plain = new string([.. name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
        return plain.Length == 0 ? "someone" : plain;
    }
}
