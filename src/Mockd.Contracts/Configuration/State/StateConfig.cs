using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>Where the rows of all sandboxes live and what is kept of their past.</summary>
public sealed record StateConfig
{
    [Description("`memory`: nothing survives; `file`: one database file; `postgres`: shared by several processes.")]
    public StoreKind Store { get; init; } = StoreKind.Memory;

    [Description(
        "`file`: path of the database file, relative to the data folder (`--data-dir`); absent: one named after the place "
            + "of this configuration."
    )]
    public string? File { get; init; }

    [Description(
        "`postgres`: environment variable that holds the connection (settings of Npgsql, or a `postgres://` address); "
            + "`MOCKD_POSTGRES` unless this or `connectionFile` is given."
    )]
    public string? ConnectionEnv { get; init; }

    [Description("`postgres`: file that holds the connection, relative to this one.")]
    public string? ConnectionFile { get; init; }

    [Description("What is remembered of past writes, for `mockd undo` and the journal.")]
    public HistoryConfig History { get; init; } = new();
}
