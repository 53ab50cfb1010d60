using Mockd.Engine.Exchanges;

namespace Acceptance.Tests.Running;

/// <summary>What a spec talks to: a twin in memory or behind a socket.</summary>
internal interface ISpecTarget : IAsyncDisposable
{
    Task<Response> SendAsync(Request request, CancellationToken cancellation);

    Task ResetAsync(string? table, CancellationToken cancellation);
}
