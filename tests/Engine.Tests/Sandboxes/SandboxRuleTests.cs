using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;
using Xunit;

namespace Engine.Tests.Sandboxes;

public sealed class SandboxRuleTests
{
    [Theory]
    [InlineData("Bearer sk_1", "sk_1")]
    [InlineData("bearer  sk_1 ", "sk_1")]
    [InlineData("Bearer ", null)]
    [InlineData("Basic c2tfMTo=", null)]
    [InlineData("sk_1", null)]
    public void Bearer_NamesTheSandboxOfItsKey(string sent, string? key) =>
        AssertKey(new SandboxRuleConfig { ApiKey = SandboxKeySource.Bearer }, Of("Authorization", sent), key);

    [Theory]
    [InlineData("Basic c2tfMTo=", "sk_1")]
    [InlineData("BASIC c2tfMTphOmI=", "sk_1")]
    [InlineData("Basic c2tfMQ==", "sk_1")]
    [InlineData("Basic Og==", null)]
    [InlineData("Basic %%%", null)]
    [InlineData("Bearer sk_1", null)]
    public void Basic_NamesTheSandboxOfItsUser(string sent, string? key) =>
        AssertKey(new SandboxRuleConfig { ApiKey = SandboxKeySource.Basic }, Of("Authorization", sent), key);

    [Theory]
    [InlineData("X-Key", "sk_1", "sk_1")]
    [InlineData("X-Key", "", null)]
    [InlineData("X-Other", "sk_1", null)]
    public void KeyHeader_NamesTheSandboxOfItsValue(string header, string sent, string? key) =>
        AssertKey(new SandboxRuleConfig { ApiKey = SandboxKeySource.Header, Name = "X-Key" }, Of(header, sent), key);

    [Theory]
    [InlineData("key=sk_1", "sk_1")]
    [InlineData("key=", null)]
    [InlineData("other=sk_1", null)]
    public void KeyParameter_NamesTheSandboxOfItsValue(string query, string? key) =>
        AssertKey(
            new SandboxRuleConfig { ApiKey = SandboxKeySource.Query, Name = "key" },
            new Request
            {
                Method = "GET",
                RawPath = "/",
                RawQuery = query,
            },
            key
        );

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b", "a b")]
    [InlineData("", null)]
    public void Header_HoldsTheName(string sent, string? name) =>
        Assert.Equal(name, Find(new SandboxRuleConfig { Header = "X-Sandbox" }, Of("X-Sandbox", sent))?.Name);

    [Theory]
    [InlineData("{sandbox}.localhost", "a.localhost", "a")]
    [InlineData("{sandbox}.localhost", "A.LocalHost:4280", "a")]
    [InlineData("{sandbox}.localhost", "localhost", null)]
    [InlineData("{sandbox}.localhost", ".localhost", null)]
    [InlineData("{sandbox}.localhost", "a.example", null)]
    [InlineData("api-{sandbox}.test", "api-b.test", "b")]
    [InlineData("api-{sandbox}.test", "api-.test", null)]
    [InlineData("api-{sandbox}.test", "web-b.test", null)]
    [InlineData("{sandbox}", "[::1]", "[::1]")]
    public void Host_HoldsTheName(string template, string host, string? name) =>
        Assert.Equal(name, Find(new SandboxRuleConfig { Host = template }, Of("Host", host))?.Name);

    [Theory]
    [InlineData("/s/{sandbox}", "/s/a/v1/x", "a", "/v1/x")]
    [InlineData("/s/{sandbox}", "/s/a", "a", "/")]
    [InlineData("/s/{sandbox}", "/s/a/", "a", "/")]
    [InlineData("/s/{sandbox}/", "/s/a/x", "a", "/x")]
    [InlineData("/s/{sandbox}", "/s/a%2Db/x", "a-b", "/x")]
    [InlineData("/s/{sandbox}", "/s//x", null, null)]
    [InlineData("/s/{sandbox}", "/t/a/x", null, null)]
    [InlineData("/s-{sandbox}-e/v1", "/s-a-e/v1/x", null, null)]
    [InlineData("/s-{sandbox}-e", "/s-a-e/x", "a", "/x")]
    [InlineData("/s-{sandbox}-e", "/s-a-f/x", null, null)]
    [InlineData("/s-{sandbox}-e", "/s--e/x", null, null)]
    [InlineData("/s/{sandbox}/v1", "/s/a/v1", "a", "/")]
    [InlineData("/s/{sandbox}/v1", "/s/a/v1/x", "a", "/x")]
    [InlineData("/s/{sandbox}/v1", "/s/a/v12/x", null, null)]
    [InlineData("/s/{sandbox}/v1", "/s/a/v2/x", null, null)]
    public void Path_HoldsTheName_AndOperationsDoNotSeeIt(string template, string path, string? name, string? left)
    {
        var choice = Find(new SandboxRuleConfig { Path = template }, new Request { Method = "GET", RawPath = path });

        Assert.Equal((name, left), (choice?.Name, choice?.Path));
    }

    [Fact]
    public void Rule_WithoutExactlyOneWay_IsRefused()
    {
        Refused(new SandboxRuleConfig(), "exactly one");
        Refused(new SandboxRuleConfig { Header = "X", Host = "{sandbox}.a" }, "exactly one");
        Refused(new SandboxRuleConfig { ApiKey = SandboxKeySource.Bearer, Path = "/{sandbox}" }, "exactly one");
    }

    [Fact]
    public void Rule_WhoseNameIsMissingOrOfNoUse_IsRefused()
    {
        Refused(new SandboxRuleConfig { ApiKey = SandboxKeySource.Header }, "need it");
        Refused(new SandboxRuleConfig { ApiKey = SandboxKeySource.Query, Name = "" }, "need it");
        Refused(new SandboxRuleConfig { ApiKey = SandboxKeySource.Bearer, Name = "X" }, "need it");
        Refused(new SandboxRuleConfig { Header = "X", Name = "Y" }, "need it");
    }

    [Fact]
    public void Rule_WhoseTemplateHasNoPlace_IsRefused()
    {
        Refused(new SandboxRuleConfig { Path = "/sandboxes" }, "must hold {sandbox} and begin with a slash");
        Refused(new SandboxRuleConfig { Path = "s/{sandbox}" }, "must hold {sandbox} and begin with a slash");
        Refused(new SandboxRuleConfig { Host = "localhost" }, "must hold {sandbox}");
    }

    [Fact]
    public void Policy_TakesTheFirstRuleThatFinds_AndShares_WhenThereIsNone()
    {
        var policy = new SandboxPolicy(
            new SandboxesConfig(),
            [
                new SandboxRule(new SandboxRuleConfig { Header = "X-One" }),
                new SandboxRule(new SandboxRuleConfig { Header = "X-Two" }),
            ]
        );

        Assert.Equal("2", policy.Find(Of("X-Two", "2"))!.Name);
        Assert.Equal("1", policy.Find(Of("X-One", "1"))!.Name);
        Assert.Null(policy.Find(Of("X-Three", "3")));
        Assert.False(policy.IsShared);
        Assert.True(SandboxPolicy.Shared.IsShared);
    }

    [Theory]
    [InlineData("seeds", "a", null)]
    [InlineData("prepared", "a", "prepared")]
    [InlineData("prepared", "prepared", null)]
    [InlineData("default", "a", "default")]
    public void From_IsTheSeeds_OrAnotherSandbox(string from, string name, string? expected)
    {
        var policy = new SandboxPolicy(new SandboxesConfig { From = from }, []);

        Assert.Equal(expected, policy.FromOf(name));
        Assert.True(policy.Keeps("default"));
        Assert.Equal(from == "prepared", policy.Keeps("prepared"));
        Assert.False(policy.Keeps("seeds") || policy.Keeps("a"));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("9", true)]
    [InlineData("A.b-c_D", true)]
    [InlineData("", false)]
    [InlineData(".a", false)]
    [InlineData("-a", false)]
    [InlineData("a/b", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    public void Name_HasItsRule(string name, bool isValid) => Assert.Equal(isValid, SandboxName.IsValid(name));

    [Fact]
    public void Name_HasALength_AndIsShownShort()
    {
        Assert.True(SandboxName.IsValid(new string('a', 64)));
        Assert.False(SandboxName.IsValid(new string('a', 65)));
        Assert.Equal(new string('a', 80), SandboxName.Shown(new string('a', 80)));
        Assert.Equal(new string('a', 80) + "…", SandboxName.Shown(new string('a', 81)));
    }

    [Fact]
    public void Key_HasASandboxOfItsOwn_ThatDoesNotShowIt()
    {
        Assert.Equal("key-ca978112ca1b", SandboxName.OfKey("a"));
        Assert.NotEqual(SandboxName.OfKey("a"), SandboxName.OfKey("b"));
    }

    [Fact]
    public void Snapshot_BelongsToTheSandboxThatItsNameBeginsWith()
    {
        var stored = SnapshotName.Of("a", "b");

        Assert.Equal(("a/b", "b"), (stored, SnapshotName.Short(stored)));
        Assert.True(SnapshotName.IsOf("a", stored));
        Assert.False(SnapshotName.IsOf("a", "ab/b"));
        Assert.False(SnapshotName.IsOf("a", "a"));
        Assert.False(SnapshotName.IsOf("ab", "a/b"));
        Assert.False(SnapshotName.IsOf("b", "a/b"));
    }

    private static void AssertKey(SandboxRuleConfig rule, Request request, string? key)
    {
        var choice = Find(rule, request);
        Assert.Equal(key is null ? null : SandboxName.OfKey(key), choice?.Name);
        Assert.Null(choice?.Path);
    }

    private static void Refused(SandboxRuleConfig rule, string because) =>
        Assert.Contains(
            because,
            Assert.Throws<FormatException>(() => new SandboxRule(rule)).Message,
            StringComparison.Ordinal
        );

    private static SandboxChoice? Find(SandboxRuleConfig rule, Request request) => new SandboxRule(rule).Find(request);

    private static Request Of(string header, string value) =>
        new()
        {
            Method = "GET",
            RawPath = "/",
            Headers = new RequestHeaders(KeyValuePair.Create(header, value)),
        };
}
