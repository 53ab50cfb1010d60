using Xunit;

namespace Architecture.Tests;

/// <summary>Fails with every finding on a line of its own; the framework's own assertion shows only the first few.</summary>
internal static class Findings
{
    public static void AreNone(IEnumerable<string> found)
    {
        var lines = found.Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(lines.Length == 0, $"{lines.Length} found:\n" + string.Join('\n', lines));
    }
}
