using Inference;
using Xunit;

namespace Sdk.Tests.InferenceMeter;

/// <summary>The meter of inference finds what is planted, and nothing in a twin that is right.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-meter-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Trip_OfATwinThatIsRight_ComesBackWhole()
    {
        await using var twin = await MeteredTwin.StartAsync(_folder);

        var trips = await twin.TripsAsync(twin.AnswerAsync);

        Assert.Equal(["owners", "pets"], trips.Select(t => t.Table).Order());
        Assert.Empty(trips.SelectMany(t => t.Faults));
        Assert.Empty(trips.SelectMany(t => t.Violations));
        Assert.All(Invariants.All, rule => Assert.Contains(trips, t => t.Rules.Contains(rule)));
        Assert.All(
            trips,
            t =>
                Assert.Superset(
                    new HashSet<string>(["create", "get", "list", "update", "pages", "delete"]),
                    t.Steps.ToHashSet()
                )
        );
    }

    [Theory]
    [InlineData("forgets updates", "update: another value than was sent")]
    [InlineData("changes more", "update: changes what was not sent")]
    [InlineData("lists twice", "list: has the row 2 times")]
    [InlineData("lists nothing", "list: lacks the row")]
    [InlineData("forgets deletes", "delete: get is 200 afterwards")]
    [InlineData("lists the deleted", "delete: list: still has the row")]
    [InlineData("gets otherwise", "get: differs from what create answered")]
    [InlineData("drops what is sent", "create: another value than was sent")]
    [InlineData("one id for all", "create: two rows with one key")]
    [InlineData("no second page", "pages: rows are missing")]
    [InlineData("undescribed", "answer is not as described")]
    [InlineData("another 404", "404: answer is not as described")]
    [InlineData("any parent", "parents: get under another reaches the row")]
    public async Task Trip_OfATwinThatIsWrong_FindsTheFault(string way, string cause)
    {
        await using var twin = await MeteredTwin.StartAsync(_folder);
        var spoiling = new Spoiling(twin);

        var trips = await twin.TripsAsync(r => spoiling.SendAsync(way, r));

        Assert.Contains(cause, trips.SelectMany(t => t.Faults).Select(f => f.Cause));
    }

    [Theory]
    [InlineData("lists the deleted", Invariants.Deleted)]
    [InlineData("stores the refused", Invariants.Failed)]
    [InlineData("any parent", Invariants.OtherParent)]
    [InlineData("one sandbox", Invariants.Sandboxes)]
    [InlineData("counts reads", Invariants.Reads)]
    [InlineData("counts puts", Invariants.PutTwice)]
    public async Task Trip_OfATwinThatBreaksARule_FindsTheViolation(string way, string rule)
    {
        await using var twin = await MeteredTwin.StartAsync(_folder);
        var spoiling = new Spoiling(twin);

        var trips = await twin.TripsAsync(r => spoiling.SendAsync(way, r));

        Assert.Contains(rule, trips.SelectMany(t => t.Violations).Select(f => f.Cause));
    }
}
