using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class ScopeTests
{
    private int _made;

    [Fact]
    public void Variable_MadeWhenRead_IsMadeOnceAndOnlyThen()
    {
        var scope = new Scope(Evaluated.Now).Set("late", Make).Set("other", 2);

        Assert.Equal("2", Expression.Parse("other").Evaluate(scope).ToString());
        Assert.Equal(0, _made);
        Assert.Equal("2", Expression.Parse("late + late").Evaluate(new Scope(scope)).ToString());
        Assert.Equal(1, _made);
    }

    [Fact]
    public void Own_WithAVariableThatNobodyRead_HoldsItsValue()
    {
        var scope = new Scope(Evaluated.Now).Set("late", Make).Set("late", Make);

        Assert.Equal(KeyValuePair.Create("late", (JsonValue)1), Assert.Single(scope.OwnWithout(new HashSet<string>())));
    }

    [Fact]
    public void Own_OfVariablesLeftOut_MakesNone()
    {
        var scope = new Scope(Evaluated.Now).Set("late", Make).Set("other", 2);

        Assert.Equal("other", Assert.Single(scope.OwnWithout(new HashSet<string> { "late" })).Key);
        Assert.Equal(0, _made);
    }

    [Fact]
    public void Scope_OfManyVariables_FindsEachWithItsLatestValue()
    {
        var scope = new Scope(Evaluated.Now);
        for (var i = 0; i < 40; i++)
        {
            scope.Set($"v{i % 20}", i);
        }

        Assert.Equal("20", scope.Find("v0")!.ToString());
        Assert.Equal("39", scope.Find("v19")!.ToString());
        Assert.Null(scope.Find("v20"));
    }

    private JsonValue Make() => ++_made;
}
