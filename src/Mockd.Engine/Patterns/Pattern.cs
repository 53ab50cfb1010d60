using System.Text.RegularExpressions;

namespace Mockd.Engine.Patterns;

/// <summary>
/// A regular expression that cannot run away. Most are matched by an engine whose work grows with the length of the text
/// alone; those with lookarounds or back-references, which that engine does not know, by one that counts its steps. No
/// clock has a part in it: the same text gets the same answer on any machine.
/// </summary>
internal sealed class Pattern
{
    /// <summary>Longer ones are not read.</summary>
    public const int MaxLength = 10_000;

    private readonly Regex? _linear;
    private readonly BacktrackProgram? _program;

    private Pattern(string text, Regex? linear, BacktrackProgram? program)
    {
        Text = text;
        _linear = linear;
        _program = program;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The pattern, or null and what is wrong with it.</summary>
    public static Pattern? Read(string text, PatternDialect dialect, out string? problem)
    {
        problem = Problem(text, dialect);
        if (problem is not null)
        {
            return null;
        }

        var worded = Worded(text, dialect);
        try
        {
            return new Pattern(
                text,
                new Regex(worded, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant),
                null
            );
        }
        catch (NotSupportedException)
        {
            // Lookarounds, back-references, and counts that would make the automaton too large.
            var program = BacktrackCompiler.Compile(worded, emptyReferencesMatch: dialect == PatternDialect.Ecma);
            problem = program is null ? "it has a construct that cannot be matched in bounded time" : null;
            return program is null ? null : new Pattern(text, null, program);
        }
    }

    /// <inheritdoc cref="Read"/>
    public static Pattern? TryRead(string text, PatternDialect dialect) => Read(text, dialect, out _);

    /// <summary>What keeps a text from being a regular expression; null when it is one. Nothing is built for it.</summary>
    public static string? Problem(string text, PatternDialect dialect)
    {
        if (text.Length > MaxLength)
        {
            return $"it is longer than {MaxLength} characters";
        }

        try
        {
            _ = new Regex(Worded(text, dialect), RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    /// <exception cref="PatternLimitException">That would take too many steps.</exception>
    public bool IsMatch(string text) => _linear?.IsMatch(text) ?? new Backtracker(_program!, text, Text).IsMatch();

    /// <summary>What the numbered groups hold, the first at 0; null when the text does not match or groups are not kept.</summary>
    public string[]? Groups(string text) =>
        _linear?.Match(text) is { Success: true } match ? [.. match.Groups.Values.Skip(1).Select(g => g.Value)] : null;

    private static string Worded(string text, PatternDialect dialect) =>
        dialect == PatternDialect.Ecma ? EcmaPattern.ToDotNet(text) : text;
}
