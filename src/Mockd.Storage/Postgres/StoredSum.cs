using Mockd.Storage.Durable;

namespace Mockd.Storage.Postgres;

/// <summary>What stands beside rows and heads in the database, to vouch for them.</summary>
internal static class StoredSum
{
    public static long Of(string state, StoredRow row) => Checksum.Of(row, 0, state);

    /// <summary>Not of the version, which the database counts.</summary>
    public static long OfHead(string state, string head) => Checksum.Of([], state, head);
}
