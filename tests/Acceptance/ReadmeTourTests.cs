using Acceptance.Tests.Running;
using Xunit;

namespace Acceptance.Tests;

public sealed class ReadmeTourTests
{
    [Fact]
    public async Task Tour_PastedLineByLine_ShowsWhatIsPrinted()
    {
        var root = SpecTests.FindRoot();
        var commands = Commands(await File.ReadAllTextAsync(Path.Combine(root, "README.md"), Cancellation));
        Assert.Contains(commands, command => command.Shown is not null);
        var folder = Directory.CreateTempSubdirectory("mockd-tour-");
        try
        {
            var walk = new ShellWalk(root, folder.FullName);
            var start = ShellWalk.Own($"./mockd start -d -c '{root}/twins/stripe/mockd.yaml'");
            await walk.RunAsync([start, .. commands], Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task FirstScreen_Commands_AreThoseThatMatter()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(SpecTests.FindRoot(), "README.md"), Cancellation);
        var screen = text[..text.IndexOf("\n## ", StringComparison.Ordinal)];
        Assert.Equal(
            ["./mockd start openapi.yaml", "./mockd start -c twins/stripe/mockd.yaml", "./test"],
            CodeLines(screen).Where(line => line.Length > 0)
        );
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static List<ShellCommand> Commands(string readme)
    {
        var tour = readme[readme.IndexOf("\n## Sixty seconds", StringComparison.Ordinal)..];
        tour = tour[..tour.IndexOf("\n## Further", StringComparison.Ordinal)];
        return PageCommands.Of(CodeLines(tour));
    }

    private static IEnumerable<string> CodeLines(string text) =>
        text.Split("```").Where((_, i) => i % 2 == 1).SelectMany(block => block.Split('\n').Skip(1));
}
