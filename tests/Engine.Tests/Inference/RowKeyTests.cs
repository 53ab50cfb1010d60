using Mockd.Engine.Inference;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Tests.Schemas;
using Xunit;

namespace Mockd.Engine.Tests.Inference;

public sealed class RowKeyTests
{
    [Theory]
    [InlineData("petId", "pet", "petId,id,name", "petId", "key-named")]
    [InlineData("pet_id", "pet", "petId,id", "petId", "key-named")]
    [InlineData("petId", "pet", "name,id", "id", "key-usual")]
    [InlineData("pet", "pet", "name,id", "id", "key-usual")]
    [InlineData("pet", "pet", "pet_id,name", "pet_id", "key-usual")]
    [InlineData("CallSid", "call", "sid,status", "sid", "key-usual")]
    [InlineData("username", "user", "login,plan", "login", "key-usual")]
    [InlineData("petName", "pet", "id,name", "name", "key-usual")]
    [InlineData("pet", "pet", "slug,text", "slug", "key-usual")]
    public void Find_RowWithThatProperty_NamesIt(
        string parameter,
        string thing,
        string properties,
        string key,
        string rule
    )
    {
        var found = RowKey.Find(Row(properties), parameter, thing, SchemaTypes.String);
        Assert.Equal(key, found?.Name);
        Assert.Equal(rule, found?.Evidence.Rule);
    }

    [Fact]
    public void Find_NothingThatCouldBeIt_IsNone() =>
        Assert.Null(RowKey.Find(Row("color,size"), "pet", "pet", SchemaTypes.String));

    [Fact]
    public void Find_NumberOfThatName_IsNotWhatATextNames() =>
        Assert.Null(
            RowKey.Find(
                Described.As("""{"type":"object","properties":{"number":{"type":"integer"}}}"""),
                "pet",
                "pet",
                SchemaTypes.String
            )
        );

    [Fact]
    public void Find_ObjectOfThatName_IsNoKey() =>
        Assert.Null(
            RowKey.Find(
                Described.As(
                    """{"type":"object","properties":{"id":{"type":"object","properties":{"a":{"type":"string"}}}}}"""
                ),
                "id",
                "pet",
                SchemaTypes.String
            )
        );

    [Fact]
    public void FindInside_MemberThatSaysWhatTheRowIs_NamesItsProperty()
    {
        var row = Described.As(
            """{"type":"object","properties":{"metadata":{"type":"object","properties":{"name":{"type":"string"}}}}}"""
        );
        var (holder, name, evidence) = Assert.NotNull(RowKey.FindInside(row, "name"));
        Assert.Equal(("metadata", "name", "key-inside"), (holder, name, evidence.Rule));
    }

    private static Schema Row(string properties) =>
        Described.As(
            "{\"type\":\"object\",\"properties\":{"
                + string.Join(',', properties.Split(',').Select(p => $"\"{p}\":{{\"type\":\"string\"}}"))
                + "}}"
        );
}
