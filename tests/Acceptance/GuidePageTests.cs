using Acceptance.Tests.Running;
using Xunit;

namespace Acceptance.Tests;

/// <summary>Pages of the guide: the first file of each with its first commands, line by line.</summary>
public sealed class GuidePageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("durable-state.md", "mockd.yaml")]
    [InlineData("table-rules.md", "mockd.yaml")]
    [InlineData("from-a-description.md", "notebooks.yaml")]
    public async Task FirstWalk_ShowsWhatIsPrinted(string name, string file)
    {
        var root = SpecTests.FindRoot();
        var page = await File.ReadAllTextAsync(Path.Combine(root, "docs/guide", name), Cancellation);
        var commands = PageCommands.Of(Code(page, "sh").Split('\n'));
        Assert.Contains(commands, c => c.Shown is not null);
        var folder = Directory.CreateTempSubdirectory("mockd-page-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), Code(page, "yaml"), Cancellation);
            await new ShellWalk(root, folder.FullName).RunAsync(commands, Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first block of a kind.</summary>
    private static string Code(string page, string kind)
    {
        var begin = page.IndexOf($"```{kind}\n", StringComparison.Ordinal) + kind.Length + 4;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }
}
