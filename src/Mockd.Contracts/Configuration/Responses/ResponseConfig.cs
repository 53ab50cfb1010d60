using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>The provider's shape: how rows, lists, confirmations and errors are answered.</summary>
public sealed record ResponseConfig
{
    [Description("Names and format of the row's times.")]
    public TimestampsConfig? Timestamps { get; init; }

    [Description("Changes to each row's members.")]
    public FieldsConfig? Fields { get; init; }

    [Description(
        "Member that holds the row in answers about one row and in the bodies that are sent (`customer`); a dot leads inwards, `Accounts[]` is a list of that row. Empty text: the bare row. Absent: as described where the table has no `response`."
    )]
    public string? Envelope { get; init; }

    [Description("Envelope of lists.")]
    public ListConfig? List { get; init; }

    [Description("Answer to create.")]
    public VerbConfig? Create { get; init; }

    [Description("Answer to update and patch.")]
    public VerbConfig? Update { get; init; }

    [Description("Answer to delete.")]
    public VerbConfig? Delete { get; init; }

    [Description("Shape of errors.")]
    public ErrorsConfig? Errors { get; init; }
}
