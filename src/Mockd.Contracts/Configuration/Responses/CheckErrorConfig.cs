using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>What the provider says of one kind of difference.</summary>
public sealed record CheckErrorConfig
{
    [Description("Its message; may hold `{{error.param}}`, `{{error.value}}`, `{{error.expected}}` and other sources.")]
    [Template("error")]
    public string? Message { get; init; }

    [Description("Its code; numbers stay numbers, a template that comes out null gives none.")]
    [Template("error")]
    public JsonValue? Code { get; init; }

    [Description("Its type, where it is not that of `VALIDATION_ERROR`.")]
    [Template("error")]
    public JsonValue? Type { get; init; }

    [Description("Its HTTP status.")]
    [Limits(400, 599)]
    public int? Status { get; init; }
}
