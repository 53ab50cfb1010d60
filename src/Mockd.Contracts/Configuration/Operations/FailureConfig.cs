using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>The error a step answers with, in the table's error shape. Texts may hold <c>{{expression}}</c>.</summary>
public sealed record FailureConfig
{
    [Description("HTTP status.")]
    [Limits(200, 599)]
    public int Status { get; init; } = 400;

    [Description("Type of the error.")]
    [Template(HasMembers = true)]
    public string? Type { get; init; }

    [Description("Code of the error.")]
    [Template(HasMembers = true)]
    public JsonValue? Code { get; init; }

    [Description("Text of the error.")]
    [Template(HasMembers = true)]
    public string? Message { get; init; }

    [Description("Request parameter at fault.")]
    [Template(HasMembers = true)]
    public string? Param { get; init; }

    [Description("Further members of the error; texts may hold `{{expression}}`.")]
    [Template(HasMembers = true)]
    public JsonObject Extra { get; init; } = JsonObject.Empty;

    [Description("Keep what the steps so far stored (a failed payment is on record); default: nothing is kept.")]
    public bool Commit { get; init; }
}
