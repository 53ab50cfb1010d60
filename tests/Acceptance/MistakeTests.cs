using System.Text.RegularExpressions;
using Mockd.Contracts.Diagnostics;
using Mockd.Server.Running;
using Xunit;

namespace Acceptance.Tests;

/// <summary>
/// Every file of <c>mistakes</c> is a configuration with a mistake. It begins with what <c>validate</c> says of it, each
/// message a comment of its own. MOCKD_UPDATE_MISTAKES=1 writes these lines anew; read what changed before you keep it.
/// </summary>
public sealed partial class MistakeTests
{
    private const string Mark = "#> ";

    private static string Folder => Path.Combine(SpecTests.FindRoot(), "tests/Acceptance/mistakes");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Validate_Mistake_SaysExactlyThis(string name)
    {
        var path = Path.Combine(Folder, name);
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var wanted = lines.TakeWhile(l => l.StartsWith(Mark, StringComparison.Ordinal)).ToArray();
        var found = await ValidateAsync(name, lines.Skip(wanted.Length), wanted.Length);
        if (Environment.GetEnvironmentVariable("MOCKD_UPDATE_MISTAKES") == "1")
        {
            // The number of messages moves the lines that they name.
            var again = await ValidateAsync(name, lines.Skip(wanted.Length), found.Count);
            await File.WriteAllLinesAsync(
                path,
                again.Select(m => Mark + m).Concat(lines.Skip(wanted.Length)),
                TestContext.Current.CancellationToken
            );
            return;
        }

        Assert.NotEmpty(found);
        Assert.Equal(wanted, found.Select(m => Mark + m));
    }

    [Fact]
    public void Mistakes_AreMany() => Assert.True(Files.Count >= 120, $"there are {Files.Count}");

    [Fact]
    public async Task Code_OfEveryDiagnosticOfAFile_IsProvoked()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(SpecTests.FindRoot(), "docs/errors.md"),
            TestContext.Current.CancellationToken
        );
        var provoked = string.Concat(
            Directory.EnumerateFiles(Folder, "*.yaml").SelectMany(File.ReadLines).Where(l => l.StartsWith('#'))
        );

        // These need a store, a network or another program, and have tests where those are.
        string[] elsewhere = ["MK1104", "MK2501", "MK2502", "MK2503", "MK2504"];
        var silent = Code()
            .Matches(page)
            .Select(m => m.Value)
            .Distinct()
            .Where(code => !elsewhere.Contains(code) && !provoked.Contains(code, StringComparison.Ordinal));
        Assert.Empty(silent);
    }

    private static async Task<IReadOnlyList<string>> ValidateAsync(string name, IEnumerable<string> lines, int above)
    {
        var folder = Directory.CreateTempSubdirectory("mockd-mistake-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "files")))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            var config = Path.Combine(folder.FullName, name);
            await File.WriteAllLinesAsync(
                config,
                Enumerable.Repeat("#", above).Concat(lines),
                TestContext.Current.CancellationToken
            );
            var diagnostics = new List<Diagnostic>();
            var options = new TwinOptions
            {
                ConfigPath = config,
                CacheFolder = Path.Combine(folder.FullName, "cache"),
                ReviewsDescriptions = true,
            };
            await TwinRuntime.CompileAsync(options, diagnostics, TestContext.Current.CancellationToken);
            return
            [
                .. diagnostics.Select(d =>
                    d.ToString()
                        .Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                        .Replace(folder.FullName, ".", StringComparison.Ordinal)
                ),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("MK[0-9]{4}")]
    private static partial Regex Code();
}
