using Mockd.Engine.Inference;
using Mockd.Engine.Tests.Schemas;
using Xunit;

namespace Mockd.Engine.Tests.Inference;

public sealed class RowVerbsTests
{
    private const string Status = """{"type":"object","properties":{"status":{"type":"string","enum":[VALUES]}}}""";

    [Theory]
    [InlineData("publish", "draft,published", "published")]
    [InlineData("cancel", "active,cancelled", "cancelled")]
    [InlineData("cancel", "ACTIVE,CANCELED", "CANCELED")]
    [InlineData("pay", "open,paid", "paid")]
    [InlineData("deny", "new,denied", "denied")]
    [InlineData("ban", "fine,banned", "banned")]
    [InlineData("reopen", "open,closed", "open")]
    [InlineData("unarchive", "active,archived", "active")]
    [InlineData("mark_as_paid", "open,paid", "paid")]
    [InlineData("markUncollectible", "open,uncollectible", "uncollectible")]
    public void Of_VerbOfAState_SetsIt(string verb, string values, string state)
    {
        var row = Status.Replace("VALUES", $"\"{values.Replace(",", "\",\"")}\"", StringComparison.Ordinal);
        Assert.Equal($"\"{state}\"", RowVerbs.Of(verb, Described.As(row))?.Set["status"]);
    }

    [Theory]
    [InlineData("lock", "locked", "true")]
    [InlineData("unlock", "locked", "false")]
    [InlineData("archive", "is_archived", "true")]
    [InlineData("unarchive", "archived", "false")]
    [InlineData("deactivate", "active", "false")]
    [InlineData("disable", "enabled", "false")]
    [InlineData("enable", "enabled", "true")]
    public void Of_VerbOfAFlag_SetsIt(string verb, string flag, string value)
    {
        var row = $$$"""{"type":"object","properties":{"{{{flag}}}":{"type":"boolean"} } }""";
        Assert.Equal(value, RowVerbs.Of(verb, Described.As(row))?.Set[flag]);
    }

    [Fact]
    public void Of_VerbThatTakesAFlagBack_LeavesAStateOfTheSameWordAlone()
    {
        var row = Described.As(
            """{"type":"object","properties":{"status":{"type":"string","enum":["open","closed"]},"archived":{"type":"boolean"}}}"""
        );
        var set = RowVerbs.Of("unarchive", row)!.Set;
        Assert.Equal(["archived"], set.Keys);
        Assert.Equal("false", set["archived"]);
    }

    [Theory]
    [InlineData("""{"type":"string","format":"date-time"}""", "fromUnix(now)")]
    [InlineData("""{"type":"string","format":"date"}""", "fromUnix(now).Format(\"date\")")]
    [InlineData("""{"type":"integer"}""", "now")]
    public void Of_VerbWithATime_StampsIt(string time, string expression)
    {
        var row = Described.As($$$"""{"type":"object","properties":{"published_at":{{{time}}} }}""");
        Assert.Equal(expression, RowVerbs.Of("publish", row)?.Set["published_at"]);
    }

    [Fact]
    public void Of_VerbThatTheRowKnowsNothingOf_IsNone() =>
        Assert.Null(
            RowVerbs.Of("juggle", Described.As("""{"type":"object","properties":{"name":{"type":"string"}}}"""))
        );
}
