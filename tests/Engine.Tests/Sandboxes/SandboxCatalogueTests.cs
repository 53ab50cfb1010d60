using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Xunit;

namespace Engine.Tests.Sandboxes;

/// <summary>Who is known, who is in use, and who has been idle for how long.</summary>
public sealed class SandboxCatalogueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly SandboxCatalogue _catalogue = new(Noon);

    [Fact]
    public void New_HasTheDefault_WhichNobodyTakes()
    {
        Assert.Equal(["default"], _catalogue.All.Select(s => s.Name));
        Assert.Same(_catalogue.Default, _catalogue.TryEnter("default", Noon));
        _catalogue.Leave(_catalogue.Default, Noon.AddHours(1));

        Assert.Equal((0, Noon.AddHours(1)), (_catalogue.Default.Uses, _catalogue.Default.LastUsedAt));
        Assert.Null(_catalogue.TakeIdle(DateTimeOffset.MaxValue, false, _ => false));
    }

    [Fact]
    public void Idle_AreTakenInTheOrderOfTheirLastUse()
    {
        Learn("b", 2);
        Learn("c", 3);
        Learn("a", 1);
        var used = _catalogue.TryEnter("a", Noon.AddSeconds(1))!;
        _catalogue.Leave(used, Noon.AddSeconds(9));
        Learn("b", 5);

        Assert.Equal("c", TakeName());
        Assert.Equal("b", TakeName());
        Assert.Equal("a", TakeName());
        Assert.Null(TakeName());
        Assert.Equal(["default"], _catalogue.All.Select(s => s.Name));
    }

    [Fact]
    public void Idle_UntilAMoment_AreThoseUsedNoLater()
    {
        Learn("a", 1);
        Learn("b", 2);

        Assert.Null(TakeName(Noon.AddSeconds(1).AddTicks(-1)));
        Assert.Equal("a", TakeName(Noon.AddSeconds(1)));
        Assert.Null(TakeName(Noon.AddSeconds(1)));
    }

    [Fact]
    public void Idle_WhoseTurnSomebodyHas_IsPassedOver()
    {
        Learn("a", 1);
        Learn("b", 2);
        Learn("c", 3);
        var turn = _catalogue.Turns.TryTake("a", out _)!;

        Assert.Equal("c", _catalogue.TakeIdle(DateTimeOffset.MaxValue, false, n => n == "b")!.Value.Sandbox.Name);
        turn.Dispose();
        turn.Dispose();
        Assert.Equal("a", TakeName());
    }

    [Fact]
    public void InUse_IsNotTaken_UntilTheLastOneLeaves()
    {
        Learn("a", 1);
        var a = _catalogue.TryEnter("a", Noon.AddSeconds(2))!;
        _catalogue.Enter(a, Noon.AddSeconds(3));
        Assert.Equal(2, a.Uses);
        _catalogue.Leave(a, Noon.AddSeconds(4));

        Assert.Null(TakeName());
        Assert.False(_catalogue.TryTake(a));
        _catalogue.Leave(a, Noon.AddSeconds(5));
        Assert.Equal((0, Noon.AddSeconds(5)), (a.Uses, a.LastUsedAt));
        Assert.True(_catalogue.TryTake(a));
        Assert.False(_catalogue.TryTake(a));
    }

    /// <summary>Requests end in another order than they came.</summary>
    [Fact]
    public void LastUse_NeverGoesBack()
    {
        Learn("a", 5);
        var a = _catalogue.TryEnter("a", Noon.AddSeconds(1))!;
        _catalogue.Leave(a, Noon.AddSeconds(2));
        Assert.Equal(Noon.AddSeconds(5), a.LastUsedAt);

        Learn("a", 3);
        Assert.Equal((Noon.AddSeconds(5), Noon.AddSeconds(5)), (a.LastUsedAt, a.ToldAt));
    }

    [Fact]
    public void Places_AreAsManyAsThereMayBe()
    {
        Learn("a", 1);

        Assert.True(_catalogue.TryReserve(3));
        Assert.False(_catalogue.TryReserve(3));
        Assert.False(_catalogue.HasMoreThan(3));
        Assert.True(_catalogue.HasMoreThan(2));
        _catalogue.GiveBack();
        Assert.True(_catalogue.TryReserve(3));
        _catalogue.Add(new Sandbox(Entry("b", 2)));
        Assert.False(_catalogue.TryReserve(3));
        Assert.Equal("a", _catalogue.TakeIdle(DateTimeOffset.MaxValue, true, _ => false)!.Value.Sandbox.Name);
        Assert.False(_catalogue.TryReserve(3));
        _catalogue.GiveBack();
        Assert.True(_catalogue.TryReserve(3));
    }

    [Fact]
    public void Made_ThatTheStoreWasFoundToHave_IsTheOneThatIsKnown()
    {
        _catalogue.TryReserve(9);
        var known = Learn("a", 1);

        Assert.Same(known, _catalogue.Add(new Sandbox(Entry("a", 1))));
        Assert.Same(known, _catalogue.Find("a"));
    }

    [Fact]
    public void PutBack_StandsWhereItStood()
    {
        Learn("a", 1);
        Learn("b", 2);
        Learn("c", 3);
        var (b, turn) = _catalogue.TakeIdle(DateTimeOffset.MaxValue, false, n => n != "b")!.Value;
        Assert.Null(_catalogue.Find("b"));
        turn.Dispose();
        _catalogue.PutBack(b);

        Assert.Equal("a", TakeName());
        Assert.Equal("b", TakeName());
    }

    [Fact]
    public void Forgotten_IsNotThere_AlsoAfterItIsLeft()
    {
        Learn("a", 1);
        var a = _catalogue.TryEnter("a", Noon)!;

        _catalogue.Forget(a);
        _catalogue.Forget(a);
        var other = Learn("a", 2);
        _catalogue.Forget(a);
        _catalogue.Leave(a, Noon.AddSeconds(3));

        Assert.NotSame(a, other);
        Assert.Same(other, _catalogue.Find("a"));
        Assert.Equal("a", TakeName());
        Assert.Null(TakeName());
    }

    [Fact]
    public void Learned_FromAStore_AreItsSandboxes_WithoutWhatWentMeanwhile()
    {
        var (gone, taken, stays) = (Learn("gone", 1), Learn("taken", 2), Learn("stays", 3));
        var before = _catalogue.All;
        Assert.True(_catalogue.TryTake(taken));
        var made = Learn("made", 4);

        _catalogue.Learn(
            [
                Entry("default", 0),
                Entry("other", 5),
                Entry("stays", 9),
                Entry("taken", 2),
                Entry("stays/one", 1) with
                {
                    Kind = StateKind.Snapshot,
                },
            ],
            before
        );

        Assert.Equal(["default", "made", "other", "stays"], _catalogue.All.Select(s => s.Name));
        Assert.Equal((Noon.AddSeconds(9), Noon.AddSeconds(4)), (stays.LastUsedAt, made.LastUsedAt));
        Assert.Null(_catalogue.Find(gone.Name));
    }

    private Sandbox Learn(string name, int seconds) => _catalogue.Learn(Entry(name, seconds));

    private static StateEntry Entry(string name, int seconds) =>
        new(name, StateKind.Sandbox, "seeds", Noon, Noon.AddSeconds(seconds));

    private string? TakeName(DateTimeOffset? until = null)
    {
        if (_catalogue.TakeIdle(until ?? DateTimeOffset.MaxValue, false, _ => false) is not var (sandbox, turn))
        {
            return null;
        }

        turn.Dispose();
        return sandbox.Name;
    }
}
