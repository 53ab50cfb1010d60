using Mockd.Engine.OpenApi;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

public sealed class Version2Tests
{
    [Fact]
    public void BodyParameter_BecomesRequestBody()
    {
        var operation = Descriptions.Version2(
            "{'consumes':['application/xml','application/json'],'parameters':[{'$ref':'#/parameters/b'}]}",
            ",'parameters':{'b':{'name':'b','in':'body','required':true,'schema':{'$ref':'#/definitions/A'}}},'definitions':{'A':{'type':'object'}}"
        );

        Assert.Empty(operation.Parameters);
        Assert.True(operation.RequestBody!.Required);
        Assert.Equal(["application/xml", "application/json"], operation.RequestBody.Content.Select(m => m.Name));
        Assert.Equal("A", operation.RequestBody.Content[0].Schema!.Name);
    }

    [Theory]
    [InlineData("string", "", "application/x-www-form-urlencoded")]
    [InlineData("file", "", "multipart/form-data")]
    [InlineData("string", "'consumes':['multipart/form-data'],", "multipart/form-data")]
    public void FormParameters_BecomeObject(string type, string consumes, string mediaType)
    {
        var operation = Descriptions.Version2(
            "{" + consumes + "'parameters':[{'name':'f','in':'formData','required':true,'type':'" + type + "'}]}"
        );

        var content = Assert.Single(operation.RequestBody!.Content);
        Assert.Equal(mediaType, content.Name);
        Assert.Equal(["f"], content.Schema!.Required);
        Assert.Equal(SchemaTypes.String, content.Schema.FindProperty("f")!.Types);
        Assert.Equal(type == "file" ? "binary" : null, content.Schema.FindProperty("f")!.Format);
    }

    [Fact]
    public void Response_HasSchemaExamplesAndHeaders()
    {
        var operation = Descriptions.Version2(
            """
            {'responses':{'200':{'schema':{'type':'array'},'examples':{'application/json':[1]},
              'headers':{'X-A':{'type':'integer'}}},'204':{'description':'none'}}}
            """,
            ",'produces':['application/json']"
        );

        var content = Assert.Single(operation.Success!.Content);
        Assert.Equal("application/json", content.Name);
        Assert.Equal(SchemaTypes.Array, content.Schema!.Types);
        Assert.Equal("[1]", content.Example!.ToString());
        Assert.Equal(SchemaTypes.Integer, Assert.Single(operation.Success.Headers).Schema!.Types);
        Assert.Empty(operation.Responses[1].Content);
    }

    [Theory]
    [InlineData("csv", "form", false)]
    [InlineData("multi", "form", true)]
    [InlineData("pipes", "pipeDelimited", false)]
    public void QueryParameter_OfCollection_HasStyle(string format, string style, bool explode)
    {
        var parameter = Assert.Single(
            Descriptions
                .Version2(
                    "{'parameters':[{'name':'q','in':'query','required':true,'type':'array','items':{'type':'integer'},'collectionFormat':'"
                        + format
                        + "'}]}"
                )
                .Parameters
        );

        Assert.Equal((style, explode), (parameter.Style, parameter.Explode));
        Assert.Equal(SchemaTypes.Integer, parameter.Schema!.Items!.Types);
        Assert.Empty(parameter.Schema.Required);
    }

    [Fact]
    public void FindSchema_LooksInDefinitions()
    {
        var api = Descriptions.Read(
            "{'swagger':'2.0','paths':{},'definitions':{'A':{'type':'object','discriminator':'kind'}}}"
        );

        Assert.Equal("A", api.FindSchema("A")!.Name);
        Assert.Equal("kind", api.FindSchema("A")!.Discriminator!.PropertyName);
        Assert.Null(api.FindSchema("B"));
        Assert.Equal(["A"], api.SchemaNames);
    }
}
