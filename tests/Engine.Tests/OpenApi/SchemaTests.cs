using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

public sealed class SchemaTests
{
    private static Schema One(string schema, string version = "3.0.3") =>
        Descriptions
            .WithSchemas("{'A':" + schema + ",'N':{'type':'string','nullable':true}}", version)
            .FindSchema("A")!;

    [Theory]
    [InlineData("{'type':'string','nullable':true}", "String, Null", true)]
    [InlineData("{'type':['string','null']}", "String, Null", true)]
    [InlineData("{'nullable':true,'allOf':[{'type':'object'}]}", "Any", true)]
    [InlineData("{'anyOf':[{'type':'string'},{'$ref':'#/components/schemas/N'}]}", "Any", true)]
    [InlineData("{'type':'string'}", "String", false)]
    [InlineData("{}", "Any", false)]
    [InlineData("{'type':7}", "Any", false)]
    public void Types_WithNull_AreNullable(string schema, string types, bool isNullable)
    {
        Assert.Equal(Enum.Parse<SchemaTypes>(types), One(schema).Types);
        Assert.Equal(isNullable, One(schema).IsNullable);
    }

    [Theory]
    [InlineData("{'exclusiveMinimum':true,'minimum':5}", 5.0)]
    [InlineData("{'minimum':5,'exclusiveMinimum':true}", 5.0)]
    [InlineData("{'minimum':5,'exclusiveMinimum':false}", null)]
    [InlineData("{'exclusiveMinimum':2.5}", 2.5)]
    public void ExclusiveMinimum_OfEitherForm_IsBound(string schema, double? bound) =>
        Assert.Equal(bound, One(schema).ExclusiveMinimum);

    [Fact]
    public void Keywords_OfWrongKind_AreIgnored()
    {
        var schema = One(
            """
            {'properties':[],'items':5,'allOf':{},'required':'a','enum':{},'minLength':'3','pattern':1,
             'discriminator':4,'additionalProperties':'no','maxItems':-1,'examples':{},'multipleOf':0}
            """
        );

        Assert.Empty(schema.Properties);
        Assert.Null(schema.Items);
        Assert.Empty(schema.AllOf);
        Assert.Empty(schema.Required);
        Assert.Null(schema.Enum);
        Assert.Null(schema.MinLength);
        Assert.Null(schema.Discriminator);
        Assert.True(schema.AllowsAdditionalProperties);
        Assert.Null(schema.MaxItems);
        Assert.Null(schema.Example);
        Assert.Null(schema.MultipleOf);
    }

    [Fact]
    public void BooleanSchemas_AsProperties_AreAnyAndNever()
    {
        var schema = One("{'properties':{'a':true,'b':false}}", "3.1.0");

        Assert.False(schema.FindProperty("a")!.IsNever);
        Assert.True(schema.FindProperty("b")!.IsNever);
    }

    [Fact]
    public void FindProperty_InVariantsAndPatterns_FollowsOrder()
    {
        var schema = One(
            """
            {'properties':{'a':{'format':'own'}},
             'allOf':[{'properties':{'a':{'format':'all'},'b':{'format':'all'}}}],
             'anyOf':[{'type':'string','properties':{'c':{'format':'text'}}},{'properties':{'b':{},'c':{'format':'any'}}}],
             'patternProperties':{'^x-':{'format':'pattern'},'(':{}},
             'additionalProperties':{'format':'more'}}
            """,
            "3.1.0"
        );

        string[] names = ["a", "b", "c", "x-1", "d"];
        Assert.Equal(["own", "all", "any", "pattern", "more"], names.Select(n => schema.FindProperty(n)!.Format));
    }

    [Fact]
    public void FindProperty_InCircleOfAllOf_Ends()
    {
        var schema = One("{'allOf':[{'$ref':'#/components/schemas/A'},{'properties':{'a':{'type':'string'}}}]}");

        Assert.NotNull(schema.FindProperty("a"));
        Assert.Null(schema.FindProperty("b"));
    }

    [Fact]
    public void Discriminator_WithNamesAndReferences_MapsBoth()
    {
        var discriminator = One(
            "{'discriminator':{'propertyName':'kind','mapping':{'x':'N','y':'#/components/schemas/N'}}}"
        ).Discriminator!;

        Assert.Equal("kind", discriminator.PropertyName);
        Assert.Same(discriminator.Mapping["x"], discriminator.Mapping["y"]);
        Assert.Equal("N", discriminator.Mapping["x"].Name);
    }

    [Fact]
    public void Values_AreRead()
    {
        var schema = One("{'default':1,'const':null,'examples':[{'a':2}],'enum':['a',null,3],'x-y':[true]}", "3.1.0");

        Assert.Equal(JsonValue.Parse("1"), schema.Default);
        Assert.Equal(JsonValue.Null, schema.Const);
        Assert.Equal(JsonValue.Parse("{\"a\":2}"), schema.Example);
        Assert.Equal(3, schema.Enum!.Count);
        Assert.Equal("[true]", schema.Extension("x-y")!.ToString());
    }

    [Fact]
    public void Parse_OfSchemaAlone_ResolvesWithinIt()
    {
        var schema = Schema.Parse(
            Descriptions.Utf8(
                "{'$defs':{'s':{'type':'string'}},'properties':{'a':{'$ref':'#/$defs/s'},'b':{'$ref':'#'}}}"
            )
        );

        Assert.Equal(SchemaTypes.String, schema.FindProperty("a")!.Types);
        Assert.Same(schema, schema.FindProperty("b"));
    }
}
