using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Replay of a write that is sent again with the same key.</summary>
public sealed record IdempotencyConfig
{
    [Description("Request header that holds the key.")]
    [Form(TextForm.HeaderName)]
    public string Header { get; init; } = "Idempotency-Key";

    [Description("Methods concerned.")]
    [OneOf("POST", "PUT", "PATCH", "DELETE")]
    public IReadOnlyList<string> Methods { get; init; } = ["POST"];

    [Description("How long an answer is kept. In memory a sandbox has room for 64 MiB of them; the oldest go first.")]
    public TimeSpan Ttl { get; init; } = TimeSpan.FromHours(24);

    [Description("Answer with the key in the same header.")]
    public bool Echo { get; init; } = true;

    [Description("Headers added to a replayed answer.")]
    [Form(TextForm.HeaderName)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ReplayHeaders { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description("Error when the same key comes with another request.")]
    public FailureConfig Mismatch { get; init; } =
        new() { Status = 409, Message = "The idempotency key was used with a different request." };
}
