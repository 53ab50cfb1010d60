using System.Text.Json;
using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Programs;

namespace Acceptance.Tests.Running;

/// <summary>A twin in a program of its own, whose clock and rows are moved by its admin plane.</summary>
internal sealed class ProgramTarget : ISpecTarget
{
    private readonly TwinProgram _program;
    private readonly HttpCaller _caller;

    private ProgramTarget(TwinProgram program, string? host) =>
        (_program, _caller) = (program, new HttpCaller(program.Address.Port, host));

    public static async Task<ProgramTarget?> StartAsync(
        SpecSetup setup,
        List<string> diagnostics,
        CancellationToken cancellation
    )
    {
        TwinProgram program;
        try
        {
            program = await TwinProgram.StartAsync(setup.ConfigPath, setup.Folder, setup.CacheFolder, cancellation);
        }
        catch (TwinRefusedException refused)
        {
            diagnostics.AddRange(refused.Diagnostics);
            return null;
        }

        diagnostics.AddRange(program.Messages);
        var target = new ProgramTarget(program, setup.OverSockets ? null : SpecRun.Host);
        if (setup.Clock is { } clock)
        {
            await target.StandStillAsync(clock.GetUtcNow(), cancellation);
        }

        return target;
    }

    public Task<Response> SendAsync(Request request, CancellationToken cancellation) =>
        _caller.SendAsync(request, cancellation);

    public Task ResetAsync(string? table, CancellationToken cancellation) =>
        _program.AdministerAsync(
            "POST",
            table is null ? AdminRoutes.Reset : AdminRoutes.ResetOf(table),
            null,
            cancellation
        );

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellation) =>
        MoveClockAsync(new ClockOrder(Advance: $"{by.TotalMilliseconds}ms"), cancellation);

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _program.DisposeAsync();
    }

    /// <summary>Unless the configuration has a clock of its own.</summary>
    private async Task StandStillAsync(DateTimeOffset time, CancellationToken cancellation)
    {
        var text = await _program.AdministerAsync("GET", AdminRoutes.Clock(null), null, cancellation);
        if (JsonSerializer.Deserialize(text, AdminJson.Default.ClockAnswer) is { IsFrozen: false, AheadSeconds: 0 })
        {
            await MoveClockAsync(new ClockOrder(Freeze: time.ToString("O")), cancellation);
        }
    }

    private Task<string> MoveClockAsync(ClockOrder order, CancellationToken cancellation) =>
        _program.AdministerAsync(
            "PUT",
            AdminRoutes.Clock(null),
            JsonSerializer.Serialize(order, AdminJson.Default.ClockOrder),
            cancellation
        );
}
