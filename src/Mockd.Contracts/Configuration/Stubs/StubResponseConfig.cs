using System.ComponentModel;
using Mockd.Contracts.Json;

namespace Mockd.Contracts.Configuration;

/// <summary>A canned answer.</summary>
public sealed record StubResponseConfig
{
    [Description("HTTP status.")]
    public int StatusCode { get; init; } = 200;

    [Description("Response headers; values may hold `{{expression}}`.")]
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    [Description("Text, or a value that is answered as JSON; texts may hold `{{expression}}`.")]
    public JsonValue? Body { get; init; }

    [Description("File with the body, relative to the config file.")]
    public string? BodyFile { get; init; }

    [Description("Milliseconds to wait.")]
    public int DelayMs { get; init; }

    [Description("Kept for compatibility.")]
    public long? Seed { get; init; }
}
