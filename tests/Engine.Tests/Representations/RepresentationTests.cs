using System.Text;
using System.Xml.Linq;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Tests.Schemas;
using Xunit;

namespace Mockd.Engine.Tests.Representations;

public sealed class RepresentationTests
{
    [Theory]
    [InlineData("application/json", """[{"a":"x,y","b":2},{"b":3}]""")]
    [InlineData("application/hal+json", """[{"a":"x,y","b":2},{"b":3}]""")]
    [InlineData("application/yaml", """[{"a":"x,y","b":2},{"b":3}]""")]
    [InlineData("text/csv", "a,b\r\n\"x,y\",2\r\n,3\r\n")]
    [InlineData("application/x-ndjson", "{\"a\":\"x,y\",\"b\":2}\n{\"b\":3}\n")]
    [InlineData("application/json-seq", "\u001e{\"a\":\"x,y\",\"b\":2}\n\u001e{\"b\":3}\n")]
    [InlineData("application/geo+json-seq", "\u001e{\"a\":\"x,y\",\"b\":2}\n\u001e{\"b\":3}\n")]
    [InlineData("text/event-stream", "data: {\"a\":\"x,y\",\"b\":2}\n\ndata: {\"b\":3}\n\n")]
    [InlineData("text/plain", """[{"a":"x,y","b":2},{"b":3}]""")]
    public void Write_List_HasTheFormOfItsType(string mediaType, string expected) =>
        Assert.Equal(expected, Written("""[{"a":"x,y","b":2},{"b":3}]""", mediaType));

    [Theory]
    [InlineData("text/plain", "\"two\\nlines\"", "two\nlines")]
    [InlineData("text/event-stream", "\"two\\nlines\"", "data: two\ndata: lines\n\n")]
    [InlineData("text/csv", "[\"say \\\"hi\\\"\", 1]", "\"say \"\"hi\"\"\"\r\n1\r\n")]
    [InlineData(
        "application/x-www-form-urlencoded",
        """{"a b":"é&","l":[1,{"x":null}]}""",
        "a%20b=%C3%A9%26&l%5B0%5D=1&l%5B1%5D%5Bx%5D="
    )]
    [InlineData("application/octet-stream", "\"0a0b\"", "0a0b")]
    public void Write_Value_HasTheFormOfItsType(string mediaType, string json, string expected) =>
        Assert.Equal(expected, Written(json, mediaType));

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("text/*", "text/plain")]
    [InlineData("json", "application/json")]
    [InlineData("application/pdf", "application/pdf")]
    public void Concrete_Range_BecomesAType(string described, string sent) =>
        Assert.Equal(sent, Representation.Concrete(described));

    [Fact]
    public void Xml_ArraysAsDescribed_AreWrappedAndNamed()
    {
        // The four cases that the specification shows for arrays.
        Assert.Equal("<it><animals>a</animals></it>", Array("""{}""", "{}"));
        Assert.Equal("<it><animal>a</animal></it>", Array("""{}""", """{"name":"animal"}"""));
        Assert.Equal("<it><animals><animals>a</animals></animals></it>", Array("""{"wrapped":true}""", "{}"));
        Assert.Equal(
            "<it><aliens><animal>a</animal></aliens></it>",
            Array("""{"name":"aliens","wrapped":true}""", """{"name":"animal"}""")
        );
    }

    [Fact]
    public void Xml_Namespaces_AreDeclaredWhereDescribed()
    {
        var schema = Described.As(
            """{"type":"object","xml":{"namespace":"urn:one","name":"root"},"properties":{"a":{"type":"string"},"b":{"type":"string","xml":{"prefix":"p","namespace":"urn:two","attribute":true}},"c":{"type":"string","xml":{"prefix":"nobody"}}}}"""
        );
        var root = XDocument.Parse(Written("""{"a":"1","b":"2","c":"3"}""", "application/xml", schema)).Root!;
        Assert.Equal(XName.Get("root", "urn:one"), root.Name);
        Assert.Equal("1", root.Element(XName.Get("a", "urn:one"))!.Value);
        Assert.Equal("2", root.Attribute(XName.Get("b", "urn:two"))!.Value);
        Assert.Equal("3", root.Element(XName.Get("c", "urn:one"))!.Value);
    }

    [Theory]
    [InlineData("""{"a b":"x","":"y","1":"z","<":"\u0000\u0001ok \ud83d\ude00"}""", "{}")]
    [InlineData("""{"a":[[1,[2]],[]],"b":null,"c":true,"d":1.5}""", "{}")]
    [InlineData("""[{"a":1},"b",null,[3]]""", "{}")]
    [InlineData("7", "{}")]
    [InlineData("\"text\"", "{}")]
    [InlineData("null", "{}")]
    [InlineData(
        """{"a":"1","b":"2"}""",
        """{"properties":{"a":{"xml":{"attribute":true,"name":"n"}},"b":{"xml":{"attribute":true,"name":"n"}}}}"""
    )]
    [InlineData("""{"a":"1"}""", """{"properties":{"a":{"xml":{"prefix":"xmlns","namespace":"urn:x"}}}}""")]
    [InlineData("""{"a":"1"}""", """{"properties":{"a":{"xml":{"prefix":"not a prefix","namespace":"not a uri"}}}}""")]
    [InlineData("""{"a":"1"}""", """{"xml":"wrong","properties":{"a":{"xml":{"name":5,"attribute":"yes"}}}}""")]
    [InlineData("""{"a":"1"}""", """{"properties":{"a":{"xml":{"attribute":true,"name":"xmlns"}}}}""")]
    public void Xml_AnyValue_IsWellFormed(string json, string schema) =>
        Assert.NotNull(XDocument.Parse(Written(json, "application/xml", Described.As(schema))).Root);

    [Fact]
    public void Xml_TextOfTheParent_StandsInItsElement()
    {
        var schema = Described.As(
            """{"type":"object","xml":{"name":"price"},"properties":{"currency":{"type":"string","xml":{"nodeType":"attribute"}},"value":{"type":"number","xml":{"nodeType":"text"}}}}""",
            "3.1.0"
        );
        Assert.EndsWith(
            "<price currency=\"EUR\">2.5</price>",
            Written("""{"value":2.5,"currency":"EUR"}""", "application/xml", schema),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Write_EventsDescribedByTheirItems_HaveLinesOfTheirFields()
    {
        var media = new MediaType
        {
            Name = "text/event-stream",
            ItemSchema = Described.As("""{"properties":{"event":{"type":"string"},"data":{"type":"string"}}}"""),
        };

        Assert.Equal(
            "event: done\nid: 7\ndata: one\ndata: two\n\ndata: {}\n\n",
            Write("""[{"data":"one\ntwo","id":7,"event":"done"},{"data":"{}"}]""", media).Body
        );
    }

    [Fact]
    public void Write_EventsThatAnExampleHasAsText_StayAsTheyAre() =>
        Assert.Equal("event: a\ndata: b\n\n", Written("\"event: a\\ndata: b\\n\\n\"", "text/event-stream"));

    [Fact]
    public void Write_FormData_HasAPartForEachMember()
    {
        var media = new MediaType
        {
            Name = "multipart/form-data",
            Encoding = new Dictionary<string, MemberEncoding> { ["photo"] = new() { ContentType = "image/png" } },
        };

        var (body, type) = Write("""{"meta":{"a":1},"photo":"bytes","tags":["x","y"]}""", media);

        Assert.Equal("multipart/form-data; boundary=part-of-4-1", type);
        Assert.Equal(
            """
            --part-of-4-1
            Content-Disposition: form-data; name="meta"
            Content-Type: application/json

            {"a":1}
            --part-of-4-1
            Content-Disposition: form-data; name="photo"
            Content-Type: image/png

            bytes
            --part-of-4-1
            Content-Disposition: form-data; name="tags"
            Content-Type: text/plain

            x
            --part-of-4-1
            Content-Disposition: form-data; name="tags"
            Content-Type: text/plain

            y
            --part-of-4-1--

            """.ReplaceLineEndings("\r\n"),
            body
        );
    }

    [Fact]
    public void Write_MultipartItems_HaveTheTypesOfTheirPlaces()
    {
        var media = new MediaType
        {
            Name = "multipart/mixed",
            ItemSchema = Described.As("{}"),
            PrefixEncoding = [new() { ContentType = "application/json" }],
            ItemEncoding = new() { ContentType = "text/html" },
        };

        var (body, _) = Write("""["part-of-3-1","<p>","<b>"]""", media);

        Assert.Equal(
            ["application/json", "text/html", "text/html"],
            body.Split("\r\n").Where(l => l.StartsWith("Content-Type: ", StringComparison.Ordinal)).Select(l => l[14..])
        );
        Assert.StartsWith("--part-of-3-2\r\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_NamedBySeveralJoinedSchemas_TakesAllOfThem()
    {
        var schema = Described.As(
            """{"properties":{"tags":{"allOf":[{"type":"object","xml":{"wrapped":false}},{"xml":{"name":"Tag"}}]}}}"""
        );

        Assert.Equal(
            "Tag",
            XDocument
                .Parse(Written("""{"tags":{"a":"1"}}""", "text/xml", schema))
                .Root!.Elements()
                .Single()
                .Name.LocalName
        );
    }

    [Fact]
    public void Xml_WrittenByTheAuthor_IsSentAsItIs() =>
        Assert.Equal("<own/>", Written("\"<own/>\"", "text/xml", Described.As("""{"type":"object"}""")));

    private static string Array(string xml, string itemXml)
    {
        var schema = Described.As(
            $$$"""{"type":"object","properties":{"animals":{"type":"array","xml":{{{xml}}},"items":{"type":"string","xml":{{{itemXml}}} } } } }"""
        );
        var written = Written("""{"animals":["a"]}""", "application/xml", schema);
        return written[(written.IndexOf("?>", StringComparison.Ordinal) + 2)..];
    }

    private static string Written(string json, string mediaType, Schema? schema = null) =>
        Write(json, new MediaType { Name = mediaType, Schema = schema }).Body;

    private static (string Body, string ContentType) Write(string json, MediaType media)
    {
        var (body, type) = Representation.Write(JsonValue.Parse(Encoding.UTF8.GetBytes(json)), media.Name, media);
        return (Encoding.UTF8.GetString(body), type);
    }
}
