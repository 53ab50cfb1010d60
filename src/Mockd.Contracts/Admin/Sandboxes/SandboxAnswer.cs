namespace Mockd.Contracts.Admin;

/// <summary>One sandbox.</summary>
/// <param name="From">What it started with: <c>seeds</c>, <c>import</c>, or the sandbox that it is a fork of.</param>
/// <param name="Uses">Requests that it answers now.</param>
public sealed record SandboxAnswer(
    string Name,
    string From,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    int Uses
);
