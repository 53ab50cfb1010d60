using Octokit;
using Xunit;

namespace Sdk.Tests.Clients.GitHub;

/// <summary>Octokit against the description alone: nothing is remembered, but what was asked for is what is told.</summary>
public sealed class BareGitHubTests(GitHubTwin twin)
{
    [Fact]
    public async Task Objects_ReadByName_HaveThatName()
    {
        var github = await twin.ConnectToBareAsync();
        var repository = await github.Repository.Get("ada", "engine");
        Assert.Equal("engine", repository.Name);
        var issue = await github.Issue.Get("ada", "engine", 42);
        Assert.Equal(42, issue.Number);
        Assert.Equal("bug", (await github.Issue.Labels.Get("ada", "engine", "bug")).Name);
    }

    [Fact]
    public async Task Objects_JustCreated_RepeatWhatWasSent()
    {
        var github = await twin.ConnectToBareAsync();
        var issue = await github.Issue.Create("ada", "engine", new NewIssue("It breaks") { Body = "Always" });
        Assert.Equal(("It breaks", "Always"), (issue.Title, issue.Body));
        var comment = await github.Issue.Comment.Create("ada", "engine", 42, "Me too");
        Assert.Equal("Me too", comment.Body);
        var label = await github.Issue.Labels.Create("ada", "engine", new NewLabel("bug", "ff0000"));
        Assert.Equal(("bug", "ff0000"), (label.Name, label.Color));
    }

    [Fact]
    public async Task Lists_PagedToTheEnd_HaveAnEndAndNoRepeats()
    {
        var github = await twin.ConnectToBareAsync();
        var issues = await github.Issue.GetAllForRepository("ada", "engine", new ApiOptions { PageSize = 2 });
        Assert.NotEmpty(issues);
        Assert.Equal(issues.Count, issues.Select(i => i.Id).Distinct().Count());
        Assert.NotEmpty(await github.Repository.GetAllForCurrent());
        Assert.NotEmpty(await github.Issue.Comment.GetAllForIssue("ada", "engine", 42));
    }
}
