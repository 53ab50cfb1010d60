using System.ComponentModel;
using Mockd.Contracts.Json;

namespace Mockd.Contracts.Configuration;

/// <summary>Shape of errors.</summary>
public sealed record ErrorsConfig
{
    [Description("Member under which the error is placed.")]
    public string? Wrap { get; init; }

    [Description(
        "Source (message, resource, id, field, type, code, status, hint, param) to the name it is answered under."
    )]
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    [Description("Members added to every error; texts may hold `{{error.code}}` and other sources.")]
    public JsonObject Inject { get; init; } = JsonObject.Empty;

    [Description("Error kind to the provider's type.")]
    public IReadOnlyDictionary<string, JsonValue> TypeMap { get; init; } = new Dictionary<string, JsonValue>();

    [Description("Error kind to the provider's code; numbers stay numbers.")]
    public IReadOnlyDictionary<string, JsonValue> CodeMap { get; init; } = new Dictionary<string, JsonValue>();

    [Description(
        "Error kind to the message; may hold `{{error.id}}`, `{{error.resource}}`, `{{error.param}}`, `{{error.message}}`."
    )]
    public IReadOnlyDictionary<string, string> MessageMap { get; init; } = new Dictionary<string, string>();

    [Description("Error kind to the HTTP status instead of the usual one.")]
    public IReadOnlyDictionary<string, int> StatusMap { get; init; } = new Dictionary<string, int>();

    [Description("Content type of errors (default `application/json`).")]
    public string? ContentType { get; init; }
}
