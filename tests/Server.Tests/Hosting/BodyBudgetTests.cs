using Mockd.Server.Hosting;
using Xunit;

namespace Server.Tests.Hosting;

public sealed class BodyBudgetTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_NoRoom_WaitsUntilSomebodyGives()
    {
        var budget = new BodyBudget(100);
        await budget.TakeAsync(60, Cancel);
        var waiting = budget.TakeAsync(50, Cancel).AsTask();
        Assert.False(waiting.IsCompleted);
        budget.Give(60);
        await waiting;
    }

    [Fact]
    public async Task Take_SmallBehindLarge_DoesNotOvertake()
    {
        var budget = new BodyBudget(100);
        await budget.TakeAsync(60, Cancel);
        var large = budget.TakeAsync(90, Cancel).AsTask();
        var small = budget.TakeAsync(10, Cancel).AsTask();
        Assert.False(small.IsCompleted);
        budget.Give(60);
        await large;
        await small;
    }

    [Fact]
    public async Task Take_LargestLeaves_LetsTheOthersIn()
    {
        var budget = new BodyBudget(100);
        await budget.TakeAsync(60, Cancel);
        using var leaves = new CancellationTokenSource();
        var large = budget.TakeAsync(90, leaves.Token).AsTask();
        var small = budget.TakeAsync(10, Cancel).AsTask();
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        await small;
    }

    [Fact]
    public async Task Take_MoreThanThereIs_GetsAllOfIt()
    {
        var budget = new BodyBudget(100);
        await budget.TakeAsync(1000, Cancel);
        var waiting = budget.TakeAsync(1, Cancel).AsTask();
        Assert.False(waiting.IsCompleted);
        budget.Give(1000);
        await waiting;
    }
}
