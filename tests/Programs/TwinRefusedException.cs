namespace Programs;

/// <summary>The program did not serve a configuration.</summary>
/// <param name="diagnostics">What it said about it.</param>
public sealed class TwinRefusedException(string message, IReadOnlyList<string> diagnostics) : Exception(message)
{
    public IReadOnlyList<string> Diagnostics => diagnostics;
}
