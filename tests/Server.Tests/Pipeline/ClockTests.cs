using Engine.Tests.Sandboxes;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>What time it is in a sandbox, and what of it requests see.</summary>
public sealed class ClockTests
{
    private const string Twin = """
        version: "1.0"
        clock: CLOCK
        seed: 7
        sandboxes: { by: [{ header: X-Sandbox }] }
        headers: { X-Time: "{{now}}" }
        tables:
          - { name: pets, idStrategy: sequence, seedData: [{ id: "1" }], response: { timestamps: { format: iso8601 } } }
        customOperations:
          - { name: Tell, steps: [], response: { now: now } }
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
          - { id: tell, http: { matcher: { method: POST, path: /tell }, statefulOperation: Tell } }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Frozen_TimeStandsStillEverywhere()
    {
        using var folder = await StartAsync("frozen 2026-01-31T12:00:00Z");

        var (_, seeded) = await folder.SendAsync("GET", "/pets/1");
        var (_, made) = await folder.SendAsync("POST", "/pets", "{}");
        var (_, told) = await folder.SendAsync("POST", "/tell", "{}");

        Assert.StartsWith("2026-01-31T12:00:00", ((JsonObject)seeded)["createdAt"]!.AsText, StringComparison.Ordinal);
        Assert.Equal(((JsonObject)seeded)["createdAt"], ((JsonObject)made)["createdAt"]);
        Assert.Equal("1769860800", ((JsonObject)told)["now"]!.ToString());
    }

    [Fact]
    public async Task Started_TimeRunsFromThere()
    {
        var time = new ManualTime();
        using var folder = await TwinFolder.StartAsync(Configuration("2030-01-01T00:00:00Z+"), time);
        time.Advance(TimeSpan.FromSeconds(20));

        var clock = await folder.Twin.State.ClockAsync("default", Cancellation);

        Assert.False(clock.IsFrozen);
        var start = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(start.AddSeconds(20), clock.Now);
        await folder.SendAsync("GET", "/pets/1", sandbox: "late");
        var late = await folder.Twin.State.ClockAsync("late", Cancellation);
        Assert.True(late.Now < (await folder.Twin.State.ClockAsync("default", Cancellation)).Now);
    }

    [Fact]
    public async Task Advance_InOneSandbox_IsOfThatOneOnly()
    {
        using var folder = await StartAsync("frozen 2026-01-31");
        await folder.SendAsync("GET", "/pets/1", sandbox: "other");

        await folder.Twin.State.ChangeClockAsync("default", new ClockOrder(Advance: "30d"), Cancellation);

        var (_, made) = await folder.SendAsync("POST", "/pets", "{}");
        Assert.StartsWith("2026-03-02T00:00:00", ((JsonObject)made)["createdAt"]!.AsText, StringComparison.Ordinal);
        var (_, elsewhere) = await folder.SendAsync("POST", "/pets", "{}", "other");
        Assert.StartsWith(
            "2026-01-31T00:00:00",
            ((JsonObject)elsewhere)["createdAt"]!.AsText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Orders_MoveStopAndRunTheClock()
    {
        using var folder = await StartAsync("real");
        var day = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal((day, true), Of(await ChangeAsync(new ClockOrder(Freeze: "2026-01-31"))));
        Assert.Equal((day.AddMinutes(-90), true), Of(await ChangeAsync(new ClockOrder(Advance: "-1h30m"))));
        Assert.Equal((day.AddHours(6), true), Of(await ChangeAsync(new ClockOrder(Set: "2026-01-31T06:00:00Z"))));
        Assert.Equal((day.AddHours(6), false), Of(await ChangeAsync(new ClockOrder(Run: true))));
        Assert.Equal((day, false), Of(await ChangeAsync(new ClockOrder(Set: "2026-01-31"))));
        Assert.True((await ChangeAsync(new ClockOrder(Freeze: "now"))).Now < day.AddMinutes(1));
        Assert.Equal(0, (await ChangeAsync(new ClockOrder(Real: true))).AheadSeconds);

        async Task<ClockAnswer> ChangeAsync(ClockOrder order) =>
            await folder.Twin.State.ChangeClockAsync("default", order, Cancellation);

        static (DateTimeOffset, bool) Of(ClockAnswer clock) => (clock.Now, clock.IsFrozen);
    }

    [Fact]
    public async Task Order_ThatIsNone_ChangesNothing()
    {
        using var folder = await StartAsync("frozen 2026-01-31");
        var orders = new ClockOrder[]
        {
            new(),
            new(Run: true, Real: true),
            new(Advance: "soon"),
            new(Advance: "90000000d"),
            new(Advance: "9000w", Set: "2026-01-31"),
            new(Set: "yesterday"),
            new(Advance: "3000000d"),
        };
        foreach (var order in orders)
        {
            await Assert.ThrowsAsync<FormatException>(async () =>
                await folder.Twin.State.ChangeClockAsync("default", order, Cancellation)
            );
        }

        Assert.Equal(2026, (await folder.Twin.State.ClockAsync("default", Cancellation)).Now.Year);
    }

    [Fact]
    public async Task Reset_AndReload_KeepAndRestoreTheClock()
    {
        using var folder = await StartAsync("frozen 2026-01-31");
        await folder.Twin.State.ChangeClockAsync("default", new ClockOrder(Advance: "1d"), Cancellation);

        Assert.True(await folder.Twin.ReloadAsync([], Cancellation));
        Assert.Equal(1, (await folder.Twin.State.ClockAsync("default", Cancellation)).Now.Day);

        Assert.True(await folder.Twin.ResetAsync(null, Cancellation));
        Assert.Equal(31, (await folder.Twin.State.ClockAsync("default", Cancellation)).Now.Day);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("frozen")]
    [InlineData("2026-01-31T12:00:00Z")]
    public async Task Configuration_OfNoClock_IsRefused(string clock)
    {
        var diagnostics = await TwinFolder.DiagnosticsOfAsync(Twin.Replace("CLOCK", clock, StringComparison.Ordinal));

        Assert.Contains("is no clock", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    private static Task<TwinFolder> StartAsync(string clock) => TwinFolder.StartAsync(Configuration(clock));

    private static string Configuration(string clock) => Twin.Replace("CLOCK", clock, StringComparison.Ordinal);
}
