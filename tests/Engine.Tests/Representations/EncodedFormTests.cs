using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Xunit;

namespace Mockd.Engine.Tests.Representations;

public sealed class EncodedFormTests
{
    [Theory]
    [InlineData("color=r&color=g", """{"color":["r","g"]}""")]
    [InlineData("red=1&green=2", """{"point":{"red":1,"green":2}}""")]
    [InlineData("size=w,3,h,4", """{"size":{"w":3,"h":4}}""")]
    [InlineData("deep[a]=1", """{"deep":{"a":1}}""")]
    [InlineData("list=1,2", """{"list":[1,2]}""")]
    public void Read_Exploded_IsReadByItsEncoding(string form, string expected)
    {
        var media = Media(
            """
            {"application/x-www-form-urlencoded":{"schema":{"properties":{
              "color":{"type":"array","items":{"type":"string"}},
              "point":{"type":"object","properties":{"red":{"type":"integer"},"green":{"type":"integer"}}},
              "size":{"type":"object","properties":{"w":{"type":"integer"},"h":{"type":"integer"}}},
              "deep":{"type":"object","properties":{"a":{"type":"integer"}}},
              "list":{"type":"array","items":{"type":"integer"}}}},
             "encoding":{"color":{"style":"form","explode":true},"point":{"style":"form","explode":true},
               "size":{"explode":false},"deep":{"style":"deepObject"},"list":{"explode":false}}}}
            """
        );
        var read = EncodedForm.Read(QueryParameters.Parse(form).Pairs, media);
        Assert.Equal(JsonValue.Parse(expected), read);
    }

    [Theory]
    [InlineData("list=1|2&tags=a,b&doc=%7B%22n%22%3A1%7D", """{"list":[1,2],"tags":["a","b"],"doc":{"n":1}}""")]
    [InlineData("list=1&doc=%7B", """{"list":[1],"doc":"{"}""")]
    public void Read_MembersWithAWayOfTheirOwn_AreReadThatWay(string form, string expected)
    {
        var media = Media(
            """
            {"application/x-www-form-urlencoded":{"schema":{"properties":{"list":{"type":"array","items":{"type":"integer"}},
             "tags":{"type":"array","items":{"type":"string"}},"doc":{"type":"object"}}},
             "encoding":{"list":{"style":"pipeDelimited"},"tags":{"style":"form","explode":false},
                         "doc":{"contentType":"application/json"}}}}
            """
        );
        var read = EncodedForm.Read(QueryParameters.Parse(form).Pairs, media);
        Assert.Equal(JsonValue.Parse(expected), read);
    }

    private static MediaType Media(string content)
    {
        var text = $$"""
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"post":{
             "requestBody":{"content":{{content}} },"responses":{} } } } }
            """;
        List<Diagnostic> diagnostics = [];
        return ApiDescriptionReader
            .Read(Encoding.UTF8.GetBytes(text), "t.json", diagnostics)!
            .Operations[0]
            .RequestBody!.Content[0];
    }
}
