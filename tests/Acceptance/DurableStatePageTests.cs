using Acceptance.Tests.Running;
using Xunit;

namespace Acceptance.Tests;

/// <summary>The page about kept states: its first configuration with its first commands, line by line.</summary>
public sealed class DurableStatePageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstWalk_ShowsWhatIsPrinted()
    {
        var root = SpecTests.FindRoot();
        var page = await File.ReadAllTextAsync(Path.Combine(root, "docs/guide/durable-state.md"), Cancellation);
        var commands = PageCommands.Of(Code(page, "sh").Split('\n'));
        Assert.NotNull(commands[^1].Shown);
        var folder = Directory.CreateTempSubdirectory("mockd-page-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "mockd.yaml"), Code(page, "yaml"), Cancellation);
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
