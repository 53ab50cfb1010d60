using Mockd.Engine.Exchanges;
using Mockd.Server.Running;

namespace Acceptance.Tests.Running;

/// <summary>A twin called without a server between.</summary>
internal sealed class MemoryTarget(TwinRuntime runtime, SpecClock? clock) : ISpecTarget
{
    public async Task<Response> SendAsync(Request request, CancellationToken cancellation) =>
        await runtime.AnswerAsync(request, cancellation);

    public async Task ResetAsync(string? table, CancellationToken cancellation) =>
        await runtime.ResetAsync(table, cancellation);

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellation)
    {
        clock!.Advance(by);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
