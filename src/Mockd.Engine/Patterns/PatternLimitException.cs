namespace Mockd.Engine.Patterns;

/// <summary>A text could not be compared with a pattern within the steps that this may take: it neither fits nor does not.</summary>
public sealed class PatternLimitException(string pattern)
    : Exception(
        $"a text of this length cannot be compared with the pattern {pattern}: that takes more than {Backtracker.MostSteps} steps"
    );
