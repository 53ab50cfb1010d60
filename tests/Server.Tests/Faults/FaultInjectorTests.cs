using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Faults;
using Mockd.Engine.Randomness;
using Xunit;

namespace Server.Tests.Faults;

public sealed class FaultInjectorTests
{
    [Fact]
    public void Decide_ErrorRateOfAFifth_FailsAboutAFifth()
    {
        var injector = Compile(FaultProfiles.Find("flaky")!.Config);
        var dice = new Dice(7);
        var failed = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var plan = injector.Decide("GET", "/v1/things", ref dice);
            failed += plan?.Status is 500 or 502 or 503 ? 1 : 0;
            Assert.InRange(plan!.Delay, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(failed, 1800, 2200);
    }

    [Fact]
    public void Decide_RuleMatches_GlobalFaultsAreLeftOut()
    {
        var config = FaultProfiles.Find("offline")!.Config with { Rules = [Rule("^/quiet")] };
        var injector = Compile(config);
        var dice = new Dice(7);
        Assert.Null(injector.Decide("GET", "/quiet/1", ref dice));
        Assert.Equal(503, injector.Decide("GET", "/other", ref dice)?.Status);
    }

    [Fact]
    public void Decide_RuleForOtherMethod_DoesNotMatch()
    {
        var rule = Rule("/x", new FaultKindConfig { Type = "error" }) with { Methods = ["POST"] };
        var injector = Compile(new FaultConfig { Rules = [rule] });
        var dice = new Dice(7);
        Assert.Null(injector.Decide("GET", "/x", ref dice));
        Assert.Equal(500, injector.Decide("POST", "/x", ref dice)?.Status);
    }

    [Fact]
    public void Decide_DisabledConfig_NeverFails()
    {
        var injector = Compile(FaultProfiles.Find("offline")!.Config with { Enabled = false });
        var dice = new Dice(7);
        Assert.Null(injector.Decide("GET", "/x", ref dice));
    }

    [Fact]
    public void Compile_SeveralDefects_NamesThemAll()
    {
        var rule = Rule("(", new FaultKindConfig { Type = "error" });
        var other = Rule(
            "/x",
            new FaultKindConfig { Type = "explode" },
            new FaultKindConfig { Type = "latency", Config = JsonObject.Of(("mni", "1s")) }
        );
        var defects = new List<FaultDefect>();
        Assert.Null(FaultInjector.Compile(new FaultConfig { Rules = [rule, other] }, defects));
        Assert.Equal(3, defects.Count);
    }

    [Theory]
    [InlineData("timeout", 504)]
    [InlineData("retry_after", 429)]
    [InlineData("error", 500)]
    public void Decide_FaultWithDefaults_HasItsStatus(string type, int status)
    {
        var injector = Compile(new FaultConfig { Rules = [Rule("/", new FaultKindConfig { Type = type })] });
        var dice = new Dice(7);
        Assert.Equal(status, injector.Decide("GET", "/", ref dice)?.Status);
    }

    [Fact]
    public void Profiles_All_Compile() => Assert.All(FaultProfiles.All, p => Compile(p.Config));

    private static FaultRuleConfig Rule(string pattern, params FaultKindConfig[] faults) =>
        new() { PathPattern = pattern, Faults = faults };

    private static FaultInjector Compile(FaultConfig config)
    {
        var defects = new List<FaultDefect>();
        var injector = FaultInjector.Compile(config, defects);
        Assert.Empty(defects);
        return injector!;
    }
}
