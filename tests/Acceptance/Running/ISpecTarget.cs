using Mockd.Engine.Exchanges;

namespace Acceptance.Tests.Running;

/// <summary>What a spec talks to: a twin in memory, behind a socket or in a program of its own.</summary>
internal interface ISpecTarget : IAsyncDisposable
{
    Task<Response> SendAsync(Request request, CancellationToken cancellation);

    Task ResetAsync(string? table, CancellationToken cancellation);

    Task AdvanceAsync(TimeSpan by, CancellationToken cancellation);
}
