using Mockd.Engine.OpenApi;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

public sealed class SchemaReferenceTests
{
    [Fact]
    public void Reference_ToSchemaOfItself_IsSameInstance()
    {
        var node = Descriptions
            .WithSchemas("{'Node':{'properties':{'next':{'$ref':'#/components/schemas/Node'}}}}")
            .FindSchema("Node")!;

        Assert.Same(node, node.FindProperty("next"));
        Assert.Equal("Node", node.Name);
    }

    [Fact]
    public void Reference_ThroughAnother_IsLastTarget()
    {
        var api = Descriptions.WithSchemas(
            "{'A':{'$ref':'#/components/schemas/B'},'B':{'$ref':'#/components/schemas/C'},'C':{'type':'string'}}"
        );

        Assert.Same(api.FindSchema("C"), api.FindSchema("A"));
    }

    [Theory]
    [InlineData("3.0.0")]
    [InlineData("3.1.0")]
    public void Reference_InPureCircle_AllowsAnythingAndIsReported(string version)
    {
        var api = Descriptions.WithSchemas(
            "{'A':{'$ref':'#/components/schemas/B'},'B':{'$ref':'#/components/schemas/A'}}",
            version
        );

        Assert.Equal(SchemaTypes.Any, api.FindSchema("A")!.Types);
        Assert.Contains("circle", Assert.Single(api.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_ToNothing_AllowsAnythingAndIsReportedWhenUsed()
    {
        var api = Descriptions.WithSchemas("{'A':{'properties':{'b':{'$ref':'#/components/schemas/Missing'}}}}");
        Assert.Empty(api.Problems);

        Assert.Equal(SchemaTypes.Any, api.FindSchema("A")!.FindProperty("b")!.Types);
        Assert.Contains("leads to nothing", Assert.Single(api.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_ToFileThatWasNotRead_IsReported()
    {
        var api = Descriptions.WithSchemas("{'A':{'$ref':'other.yaml#/components/schemas/A'}}");

        Assert.Equal(SchemaTypes.Any, api.FindSchema("A")!.Types);
        Assert.Contains("'other.yaml', which was not read", Assert.Single(api.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#/components/schemas/a~1b~0c")]
    [InlineData("#/components/schemas/a%2Fb~0c")]
    [InlineData("#/components/schemas/a~1b%7E0c")]
    public void Reference_WithEscapes_IsDecoded(string reference)
    {
        var schemas = "{'a/b~c':{'type':'boolean'},'A':{'$ref':'" + reference + "'}}";
        if (reference.Contains("%2F", StringComparison.Ordinal))
        {
            // A percent-encoded slash is a slash, and so parts two tokens.
            schemas = "{'a':{'b~c':{'type':'boolean'}},'A':{'$ref':'" + reference + "'}}";
        }

        Assert.Equal(SchemaTypes.Boolean, Descriptions.WithSchemas(schemas).FindSchema("A")!.Types);
    }

    [Fact]
    public void Reference_WithSiblingsIn31_KeepsThemBesideTarget()
    {
        var api = Descriptions.WithSchemas(
            "{'A':{'$ref':'#/components/schemas/B','maxLength':3},'B':{'type':'string'}}",
            "3.1.0"
        );

        var schema = api.FindSchema("A")!;
        Assert.Equal(3, schema.MaxLength);
        Assert.Same(api.FindSchema("B"), Assert.Single(schema.AllOf));
    }

    [Fact]
    public void Reference_WithDescriptionIn31_IsItsTarget()
    {
        var api = Descriptions.WithSchemas(
            "{'A':{'$ref':'#/components/schemas/B','description':'text'},'B':{'type':'string'}}",
            "3.1.0"
        );

        Assert.Same(api.FindSchema("B"), api.FindSchema("A"));
    }

    [Fact]
    public void Reference_WithSiblingsIn30_IgnoresThem()
    {
        var api = Descriptions.WithSchemas(
            "{'A':{'$ref':'#/components/schemas/B','maxLength':3},'B':{'type':'string'}}"
        );

        Assert.Same(api.FindSchema("B"), api.FindSchema("A"));
    }

    [Fact]
    public void Reference_ToAnchor_IsFound()
    {
        var api = Descriptions.WithSchemas("{'A':{'$ref':'#here'},'B':{'$anchor':'here','type':'string'}}", "3.1.0");

        Assert.Same(api.FindSchema("B"), api.FindSchema("A"));
    }
}
