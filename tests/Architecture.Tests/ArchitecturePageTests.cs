using Xunit;

namespace Architecture.Tests;

public sealed class ArchitecturePageTests
{
    private const string Page = "docs/architecture.md";

    /// <summary>Started with <c>MOCKD_WRITE_DOCS=1</c> it writes the diagram instead of comparing it.</summary>
    [Fact]
    public void Page_Diagram_IsTheTableOfArrows()
    {
        var written = Repository.Text(Page);
        var wanted = RoomDiagram.WrittenInto(written);
        if (Environment.GetEnvironmentVariable("MOCKD_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), wanted);
            return;
        }

        Assert.True(
            wanted == written,
            $"{Page} shows other arrows than the table: run MOCKD_WRITE_DOCS=1 ./test Page_Diagram"
        );
    }

    [Fact]
    public void Page_EveryProjectAndRoomOfTheTable_IsNamed()
    {
        var page = Repository.Text(Page);
        Findings.AreNone(
            Rooms
                .Arrows.Keys.Select(room => room[(room.IndexOf('/', StringComparison.Ordinal) + 1)..])
                .Where(name => name.Length > 0 && !page.Contains($"| {name} |", StringComparison.Ordinal))
                .Distinct()
        );
    }
}
