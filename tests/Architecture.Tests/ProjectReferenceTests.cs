using System.Xml.Linq;
using Xunit;

namespace Architecture.Tests;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void Project_References_AreThoseOfTheTable()
    {
        var written = Repository
            .FilesBelow("src")
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file =>
                    XDocument
                        .Parse(Repository.Text(file))
                        .Descendants("ProjectReference")
                        .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!))
                        .Order()
                        .ToArray()
            );
        Assert.Equal(Rooms.ProjectReferences.Keys.Order(), written.Keys.Order());
        Assert.All(written, project => Assert.Equal(Rooms.ProjectReferences[project.Key].Order(), project.Value));
    }

    [Fact]
    public void Solution_ProjectsOfSourcesAndTests_AreAllIn()
    {
        var solution = Repository.Text("Mockd.slnx");
        var projects = Repository
            .FilesBelow("src")
            .Concat(Repository.FilesBelow("tests"))
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));
        Findings.AreNone(projects.Where(project => !solution.Contains(project, StringComparison.Ordinal)));
    }
}
