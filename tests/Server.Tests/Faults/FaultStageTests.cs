using System.Text;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Faults;
using Mockd.Server.Pipeline;
using Xunit;

namespace Server.Tests.Faults;

public sealed class FaultStageTests
{
    private readonly FaultStage _stage = new(7, TimeProvider.System);

    [Fact]
    public void Decide_NothingConfigured_IsNull() =>
        Assert.Null(_stage.Decide(new Request { Method = "GET", RawPath = "/" }));

    [Fact]
    public async Task CarryOut_Error_TakesTheShapeOfTheModelledApi()
    {
        var response = await Run(
            new FaultPlan { Status = 503 },
            (status, _) => Response.Json(status, "{\"shaped\":true}"u8.ToArray())
        );
        Assert.Equal(503, response.Status);
        Assert.Equal("{\"shaped\":true}", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Fact]
    public async Task CarryOut_RetryAfter_RoundsSecondsUp()
    {
        var response = await Run(new FaultPlan { Status = 429, RetryAfter = TimeSpan.FromMilliseconds(1500) });
        Assert.Contains(KeyValuePair.Create("Retry-After", "2"), response.Headers);
    }

    [Fact]
    public async Task CarryOut_CorruptBody_ChangesBytesAndKeepsLength()
    {
        var response = await Run(new FaultPlan { CorruptRate = 0.01 });
        Assert.Equal(2, response.Body.Length);
        Assert.NotEqual("ok", Encoding.Latin1.GetString(response.Body.Span));
    }

    [Fact]
    public async Task CarryOut_Transfer_IsHandedOn()
    {
        var plan = new TransferPlan { AbortAfterBytes = 1 };
        var response = await Run(new FaultPlan { Transfer = plan });
        Assert.Same(plan, response.Transfer);
        Assert.Equal("ok", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Fact]
    public void Config_SetToProfile_IsReadBack()
    {
        FaultConfig offline = FaultProfiles.Find("offline")!.Config;
        _stage.Config = offline;
        Assert.Same(offline, _stage.Config);
        Assert.Equal(503, _stage.Decide(new Request { Method = "GET", RawPath = "/" })?.Status);
    }

    private ValueTask<Response> Run(FaultPlan plan, Func<int, string, Response>? shape = null) =>
        _stage.CarryOutAsync(
            plan,
            _ => new(Response.Json(200, "ok"u8.ToArray())),
            shape,
            TestContext.Current.CancellationToken
        );
}
