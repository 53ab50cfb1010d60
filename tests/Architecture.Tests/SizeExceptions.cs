namespace Architecture.Tests;

/// <summary>
/// What <c>eng/size-exceptions.txt</c> allows. A line: the rule (file, method, complexity, parameters), the path, with
/// <c>#Member</c> where a member is meant, and the reason.
/// </summary>
internal static class SizeExceptions
{
    public const string FilePath = "eng/size-exceptions.txt";

    public static IReadOnlyList<string[]> Lines { get; } =
    [
        .. Repository
            .Text(FilePath)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ', 3)),
    ];

    public static bool Allow(string rule, string place) => Lines.Any(line => line[0] == rule && line[1] == place);
}
