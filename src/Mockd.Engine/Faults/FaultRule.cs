using System.Text.RegularExpressions;

namespace Mockd.Engine.Faults;

/// <summary>Faults of the requests whose path and method match.</summary>
internal sealed class FaultRule(
    Regex path,
    IReadOnlyList<string> methods,
    double probability,
    IReadOnlyList<Fault> faults
)
{
    public double Probability => probability;

    public IReadOnlyList<Fault> Faults => faults;

    public bool Matches(string method, string rawPath)
    {
        if (methods.Count > 0 && !methods.Contains(method, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            return path.IsMatch(rawPath);
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern that takes this long matches nothing that anyone can predict.
            return false;
        }
    }
}
