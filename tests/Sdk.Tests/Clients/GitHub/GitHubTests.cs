using System.Net;
using Octokit;
using Xunit;

namespace Sdk.Tests.Clients.GitHub;

/// <summary>Octokit against a description with a page of tables.</summary>
public sealed class GitHubTests(GitHubTwin twin)
{
    private const string Owner = "octocat";

    [Fact]
    public async Task Repository_FromCreateToDelete_IsKept()
    {
        var github = await twin.ConnectAsync();
        var created = await github.Repository.Create(new NewRepository(Unique()) { Description = "First" });
        Assert.Equal("octocat/" + created.Name, created.FullName);
        Assert.Equal(Owner, created.Owner.Login);
        Assert.True((DateTimeOffset.UtcNow - created.CreatedAt).Duration() < TimeSpan.FromMinutes(1));
        var read = await github.Repository.Get(Owner, created.Name);
        Assert.Equal(created.Id, read.Id);

        var edited = await github.Repository.Edit(
            Owner,
            created.Name,
            new RepositoryUpdate { Description = "Second", Archived = true }
        );
        Assert.Equal("Second", edited.Description);
        Assert.True(edited.Archived);
        Assert.Contains(await github.Repository.GetAllForCurrent(), r => r.Id == created.Id);

        await github.Repository.Delete(Owner, created.Name);
        var gone = await Assert.ThrowsAsync<NotFoundException>(() => github.Repository.Get(Owner, created.Name));
        Assert.Equal("Not Found", gone.ApiError.Message);
    }

    [Fact]
    public async Task Issue_OpenedLabelledAndClosed_IsFoundByItsState()
    {
        var github = await twin.ConnectAsync();
        var repo = (await github.Repository.Create(new NewRepository(Unique()))).Name;
        var label = await github.Issue.Labels.Create(Owner, repo, new NewLabel(Unique(), "ff0000"));
        Assert.Equal("ff0000", label.Color);

        var opened = await github.Issue.Create(
            Owner,
            repo,
            new NewIssue("It breaks") { Body = "Always", Labels = { label.Name } }
        );
        Assert.Equal(ItemState.Open, opened.State.Value);
        Assert.Equal("Always", opened.Body);
        Assert.Equal(label.Id, Assert.Single(opened.Labels).Id);
        Assert.Null(opened.ClosedAt);

        var closed = await github.Issue.Update(
            Owner,
            repo,
            opened.Number,
            new IssueUpdate { State = ItemState.Closed, Title = "It broke" }
        );
        Assert.Equal("It broke", closed.Title);
        Assert.NotNull(closed.ClosedAt);
        Assert.Empty(await github.Issue.GetAllForRepository(Owner, repo));
        var all = new RepositoryIssueRequest { State = ItemStateFilter.All };
        Assert.Equal(opened.Number, Assert.Single(await github.Issue.GetAllForRepository(Owner, repo, all)).Number);
        await Assert.ThrowsAsync<NotFoundException>(() => github.Issue.Get(Owner, repo, 999_999));
    }

    [Fact]
    public async Task Issues_PagedByLinkHeaders_AllCome()
    {
        var github = await twin.ConnectAsync();
        var repo = (await github.Repository.Create(new NewRepository(Unique()))).Name;
        for (var i = 0; i < 45; i++)
        {
            await github.Issue.Create(Owner, repo, new NewIssue($"{i}"));
        }

        var paging = new ApiOptions { PageSize = 20 };
        var all = await github.Issue.GetAllForRepository(Owner, repo, paging);
        Assert.Equal(Enumerable.Range(0, 45).Reverse().Select(i => $"{i}"), all.Select(i => i.Title));
        Assert.Equal(["first", "prev"], github.GetLastApiInfo().Links.Keys.Order());
        var second = new ApiOptions
        {
            PageSize = 20,
            StartPage = 2,
            PageCount = 1,
        };
        var page = await github.Issue.GetAllForRepository(Owner, repo, second);
        Assert.Equal(("24", "5"), (page[0].Title, page[^1].Title));
    }

    [Fact]
    public async Task Labels_RenamedAndDeleted_AreKeptInBetween()
    {
        var github = await twin.ConnectAsync();
        var repo = (await github.Repository.Create(new NewRepository(Unique()))).Name;
        var label = await github.Issue.Labels.Create(Owner, repo, new NewLabel(Unique(), "00ff00"));
        var changed = await github.Issue.Labels.Update(
            Owner,
            repo,
            label.Name,
            new LabelUpdate(label.Name, "0000ff") { Description = "Blue" }
        );
        Assert.Equal(("0000ff", "Blue"), (changed.Color, changed.Description));
        Assert.Single(await github.Issue.Labels.GetAllForRepository(Owner, repo));
        await github.Issue.Labels.Delete(Owner, repo, label.Name);
        Assert.Empty(await github.Issue.Labels.GetAllForRepository(Owner, repo));
    }

    [Fact]
    public async Task Comments_OfAnIssue_AreItsOwn()
    {
        var github = await twin.ConnectAsync();
        var repo = (await github.Repository.Create(new NewRepository(Unique()))).Name;
        var first = await github.Issue.Create(Owner, repo, new NewIssue("First"));
        var second = await github.Issue.Create(Owner, repo, new NewIssue("Second"));
        var comment = await github.Issue.Comment.Create(Owner, repo, first.Number, "Me too");
        Assert.Equal("Me too", comment.Body);
        Assert.Equal(Owner, comment.User.Login);
        await github.Issue.Comment.Update(Owner, repo, comment.Id, "Me three");

        var listed = await github.Issue.Comment.GetAllForIssue(Owner, repo, first.Number);
        Assert.Equal("Me three", Assert.Single(listed).Body);
        Assert.Empty(await github.Issue.Comment.GetAllForIssue(Owner, repo, second.Number));
        await github.Issue.Comment.Delete(Owner, repo, comment.Id);
        await Assert.ThrowsAsync<NotFoundException>(() => github.Issue.Comment.Get(Owner, repo, comment.Id));
    }

    [Fact]
    public async Task Label_OfATakenName_IsRefused()
    {
        var github = await twin.ConnectAsync();
        var repo = (await github.Repository.Create(new NewRepository(Unique()))).Name;
        var label = new NewLabel(Unique(), "00ff00");
        await github.Issue.Labels.Create(Owner, repo, label);
        var refused = await Assert.ThrowsAsync<ApiValidationException>(() =>
            github.Issue.Labels.Create(Owner, repo, label)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Single(await github.Issue.Labels.GetAllForRepository(Owner, repo));
    }

    private static string Unique() => $"r{Guid.NewGuid():N}"[..12];
}
