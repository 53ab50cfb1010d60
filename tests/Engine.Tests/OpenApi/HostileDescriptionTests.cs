using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

/// <summary>What bench/Fuzz found, and what it was written to find.</summary>
public sealed class HostileDescriptionTests
{
    [Theory]
    [InlineData("{'a':")]
    [InlineData("[")]
    public void Read_OfMegabytesOfNesting_IsRefused(string part)
    {
        var deep = string.Concat(Enumerable.Repeat(part, 2_000_000));

        Assert.Contains("nests deeper than 512", Descriptions.Refuse(deep).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_BelowALongName_AreFoundWithoutAPointerForEachPlace()
    {
        var members = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"'p{i}':{{'type':'string'}}"));
        var api = Descriptions.WithSchemas(
            "{'"
                + new string('n', 1_000_000)
                + "':{'properties':{"
                + members
                + "}},'A':{'$ref':'#here'},'B':{'$anchor':'here'}}",
            "3.1.0"
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Same(api.FindSchema("B"), api.FindSchema("A"));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000_000);
    }

    [Fact]
    public void Names_TooLongToPointAt_AreLeftOut()
    {
        var name = new string('n', 3000);
        var api = Descriptions.WithSchemas("{'" + name + "':{},'A':{'properties':{'" + name + "':{},'b':{}}}}");

        Assert.Equal(["A"], api.SchemaNames);
        Assert.Equal("b", Assert.Single(api.FindSchema("A")!.Properties).Key);
    }

    [Fact]
    public void Names_ThatAddUpToALongPointer_EndThereAndAreReported()
    {
        var schema = "{'type':'string'}";
        for (var i = 0; i < 10; i++)
        {
            schema = "{'properties':{'" + new string('n', 1500) + "':" + schema + "}}";
        }

        var at = Descriptions.WithSchemas("{'A':" + schema + "}");
        var deepest = at.FindSchema("A")!;
        while (deepest.Properties.Count > 0)
        {
            deepest = deepest.Properties[0].Value;
        }

        Assert.Equal(SchemaTypes.Any, deepest.Types);
        Assert.Contains("is not read", Assert.Single(at.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"openapi":"3.0.0","\ud800":1,"paths":{"/a":{"get":{"\udc00":1,"operationId":"x","responses":{}}}}}"""
    )]
    [InlineData(
        """{"openapi":"3.0.0","paths":{"/a":{"get":{"operationId":"x","responses":{},"\ud800":1}}},"\ud83d":{}}"""
    )]
    public void Read_OfNamesThatAreNoUnicode_FindsThoseBesideThem(string json) =>
        Assert.Equal(
            "x",
            Assert
                .Single(
                    ApiDescriptionReader.Read(Encoding.UTF8.GetBytes(json), "f", new List<Diagnostic>())!.Operations
                )
                .OperationId
        );

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("(x+x+)+y")]
    [InlineData("(")]
    public void FindProperty_BesideAPatternThatTakesForever_GivesUp(string pattern)
    {
        var api = Descriptions.WithSchemas(
            "{'A':{'patternProperties':{'" + pattern + "':{'type':'string'}}}}",
            "3.1.0"
        );

        Assert.Null(api.FindSchema("A")!.FindProperty(new string('a', 40) + new string('x', 40) + "!"));
    }

    [Fact]
    public void References_InALongChain_AreReportedInsteadOfFollowed()
    {
        var schemas = string.Join(
            ',',
            Enumerable.Range(0, 5000).Select(i => $"'S{i}':{{'$ref':'#/components/schemas/S{i + 1}'}}")
        );

        var api = Descriptions.WithSchemas("{" + schemas + "}");

        Assert.Equal(SchemaTypes.Any, api.FindSchema("S0")!.Types);
        Assert.Contains("too many others", Assert.Single(api.Problems), StringComparison.Ordinal);
    }
}
