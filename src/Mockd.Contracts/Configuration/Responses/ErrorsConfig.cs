using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Shape of errors.</summary>
public sealed record ErrorsConfig
{
    [Description("Member under which the error is placed.")]
    public string? Wrap { get; init; }

    [Description(
        "Source (message, resource, id, field, type, code, status, hint, param) to the name it is answered under."
    )]
    [OneOf("message", "resource", "id", "field", "type", "code", "status", "hint", "param", IsLenient = true)]
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    [Description("Members added to every error; texts may hold `{{error.code}}` and other sources.")]
    [Template("error")]
    public JsonObject Inject { get; init; } = JsonObject.Empty;

    [Description("Error kind to the provider's type.")]
    public IReadOnlyDictionary<string, JsonValue> TypeMap { get; init; } = new Dictionary<string, JsonValue>();

    [Description("Error kind to the provider's code; numbers stay numbers.")]
    public IReadOnlyDictionary<string, JsonValue> CodeMap { get; init; } = new Dictionary<string, JsonValue>();

    [Description(
        "Error kind to the message; may hold `{{error.id}}`, `{{error.resource}}`, `{{error.param}}`, `{{error.message}}`."
    )]
    [Template("error")]
    public IReadOnlyDictionary<string, string> MessageMap { get; init; } = new Dictionary<string, string>();

    [Description("Error kind to the HTTP status instead of the usual one.")]
    [Limits(200, 599)]
    public IReadOnlyDictionary<string, int> StatusMap { get; init; } = new Dictionary<string, int>();

    [Description(
        "Injected member of a row that says what the provider calls it, for `{{error.resourceName}}`. Absent, or where a table injects no "
            + "text under this name: the table's name in the singular."
    )]
    [Form(TextForm.Something)]
    public string? ResourceName { get; init; }

    [Description("What callers are told whose requests differ from what is asked of them.")]
    public CheckErrorsConfig? Checks { get; init; }

    [Description("Content type of errors (default `application/json`).")]
    [Form(TextForm.MediaType)]
    public string? ContentType { get; init; }
}
