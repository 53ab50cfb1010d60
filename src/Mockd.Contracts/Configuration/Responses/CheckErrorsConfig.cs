using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>What callers are told whose requests differ from what is asked of them, kind by kind.</summary>
public sealed record CheckErrorsConfig
{
    [Description(
        "How a place is written in `error.param`: `brackets` (`items[0][price]`, the default), `dots` (`items.0.price`), `mixed` (`items[0].price`), `pointer` (`/items/0/price`). `error.loc` is it as a list: `[body, items, 0, price]`."
    )]
    public PathSpelling? Paths { get; init; }

    [Description("HTTP status where the kind gives none.")]
    [Limits(400, 599)]
    public int? Status { get; init; }

    [Description("Kinds that are told before others, in this order, whatever stands first in the request.")]
    [OneOf("missing", "unknown", "type", "enum", "range", "length", "format", "empty", "body")]
    public IReadOnlyList<string>? Order { get; init; }

    [Description("How many differences are told at most (default 20).")]
    [Limits(1, 200)]
    public int? Most { get; init; }

    [Description("Member of the error that lists the differences. Absent: only the first is told.")]
    [Form(TextForm.Something)]
    public string? List { get; init; }

    [Description("What stands in the list for each (default `{param, message}`).")]
    [Template("error")]
    public JsonValue? Each { get; init; }

    [Description("Message of an error with a list. Absent: that of the first difference.")]
    [Template("error")]
    public string? Message { get; init; }

    [Description("What was required and not sent.")]
    public CheckErrorConfig? Missing { get; init; }

    [Description("What was sent and is not described (`undescribed`, `additionalProperties: false`).")]
    public CheckErrorConfig? Unknown { get; init; }

    [Description("A value of another type.")]
    public CheckErrorConfig? Type { get; init; }

    [Description("A value that is none of those listed.")]
    public CheckErrorConfig? Enum { get; init; }

    [Description("A number out of its bounds.")]
    public CheckErrorConfig? Range { get; init; }

    [Description("A text, list or object that is too short or too long. Absent: `range`.")]
    public CheckErrorConfig? Length { get; init; }

    [Description("A text that is not of its format or pattern.")]
    public CheckErrorConfig? Format { get; init; }

    [Description("An empty text where another value is expected. Absent: what the value violates.")]
    public CheckErrorConfig? Empty { get; init; }

    [Description("The body as a whole: absent, of another type, not readable.")]
    public CheckErrorConfig? Body { get; init; }
}
