using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>
/// What becomes of names that the description does not know. A word alone is that of `check` or of `rows`, whichever has it.
/// </summary>
public sealed record UndescribedConfig
{
    [Description("Which of them are differences for the twin's `check`; default `off`.")]
    public UndescribedMode? Check { get; init; }

    [Description(
        "What becomes of members of a body that is stored. Default: `drop` where the operation describes its body, else `store`."
    )]
    public UndescribedRows? Rows { get; init; }

    [Description(
        "Names that count as described wherever they stand: what the provider has added since the description was written."
    )]
    public IReadOnlyList<string> Known { get; init; } = [];
}
