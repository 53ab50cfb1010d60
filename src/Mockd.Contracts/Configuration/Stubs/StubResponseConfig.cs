using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>A canned answer.</summary>
public sealed record StubResponseConfig
{
    [Description("HTTP status.")]
    [Limits(200, 599)]
    public int StatusCode { get; init; } = 200;

    [Description("Response headers; values may hold `{{expression}}`; of a list each value is a line of its own.")]
    [Form(TextForm.HeaderName)]
    [Template("id", "now", "headers", "request")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description("Text, or a value that is answered as JSON; texts may hold `{{expression}}`.")]
    [Template("input", "path", "query", "headers", "now", "sandbox", "request")]
    public JsonValue? Body { get; init; }

    [Description("File with the body, relative to the config file.")]
    public string? BodyFile { get; init; }

    [Description("Milliseconds to wait.")]
    [Limits(0, 30_000)]
    public int DelayMs { get; init; }

    [Description("Kept for compatibility.")]
    public long? Seed { get; init; }
}
