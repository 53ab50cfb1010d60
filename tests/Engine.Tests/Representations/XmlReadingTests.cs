using System.Text;
using System.Xml;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Tests.Schemas;
using Xunit;

namespace Mockd.Engine.Tests.Representations;

public sealed class XmlReadingTests
{
    [Theory]
    [InlineData("""{"a":1,"b":"2","c":true}""", """{"properties":{"a":{"type":"integer"},"b":{"type":"string"}}}""")]
    [InlineData("""{"l":["x","y"]}""", """{"properties":{"l":{"type":"array","items":{"type":"string"}}}}""")]
    [InlineData(
        """{"l":["x"],"m":[{"n":1.5}]}""",
        """{"properties":{"l":{"type":"array","xml":{"wrapped":true},"items":{"type":"string","xml":{"name":"i"}}},"m":{"type":"array","items":{"type":"object","xml":{"name":"other"},"properties":{"n":{"type":"number"}}}}}}"""
    )]
    [InlineData(
        """{"currency":"EUR","value":2.5}""",
        """{"type":"object","properties":{"currency":{"type":"string","xml":{"attribute":true,"name":"c"}},"value":{"type":"number","xml":{"nodeType":"text"}}}}"""
    )]
    [InlineData(
        """{"pet":{"kind":"dog","bark":"loud"}}""",
        """{"properties":{"pet":{"oneOf":[{"properties":{"kind":{"const":"cat"},"bark":{"type":"integer"}}},{"properties":{"kind":{"const":"dog"},"bark":{"type":"string"}}}]}}}"""
    )]
    [InlineData("""{"a b":"x","9":"y"}""", """{"properties":{"a b":{"type":"string"}, "9":{"type":"string"}}}""")]
    [InlineData("""{"o":{"p":{"q":"r"}},"e":""}""", """{"properties":{"e":{"type":"string"}}}""")]
    [InlineData("""[1,2]""", """{"type":"array","items":{"type":"integer"}}""")]
    public void Read_WhatWasWritten_IsTheSame(string json, string schema)
    {
        var described = Described.As(schema);
        var media = new MediaType { Name = "application/xml", Schema = described };
        var (written, _) = Representation.Write(JsonValue.Parse(json), media.Name, media);

        Assert.Equal(JsonValue.Parse(json), XmlReading.Read(written, described));
    }

    [Theory]
    [InlineData("<a/>", "\"\"")]
    [InlineData("<a>text</a>", "\"text\"")]
    [InlineData("""<a x="1"><b/><b>2</b><c>05</c></a>""", """{"x":1,"b":["",2],"c":"05"}""")]
    public void Read_WithoutSchema_KeepsNamesAndTexts(string xml, string json) =>
        Assert.Equal(json, Read(xml).ToString());

    [Theory]
    [InlineData("<a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]
    [InlineData("")]
    public void Read_NotWellFormedOrWithEntities_IsRefused(string xml) => Assert.Throws<XmlException>(() => Read(xml));

    [Fact]
    public void Read_NestedTooDeep_IsRefused()
    {
        const int Deep = 100_000;
        var xml = string.Concat(Enumerable.Repeat("<a>", Deep)) + string.Concat(Enumerable.Repeat("</a>", Deep));

        Assert.Throws<XmlException>(() => Read(xml));
    }

    private static JsonValue Read(string xml) => XmlReading.Read(Encoding.UTF8.GetBytes(xml), null);
}
