using Mockd.Engine.Patterns;

namespace Mockd.Engine.Faults;

/// <summary>Faults of the requests whose path and method match.</summary>
internal sealed class FaultRule(
    Pattern path,
    IReadOnlyList<string> methods,
    double probability,
    IReadOnlyList<Fault> faults
)
{
    public double Probability => probability;

    public IReadOnlyList<Fault> Faults => faults;

    /// <exception cref="PatternLimitException">It cannot be told.</exception>
    public bool Matches(string method, string rawPath) =>
        (methods.Count == 0 || methods.Contains(method, StringComparer.OrdinalIgnoreCase)) && path.IsMatch(rawPath);
}
