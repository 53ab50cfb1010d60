using System.Net.Sockets;
using System.Security.Authentication;
using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>What failures of the database mean; no message holds more of the connection than its place.</summary>
internal static class PostgresFailures
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Classes of errors that no waiting mends: wrong password, no such database, no right, no such feature.</summary>
    private static readonly string[] Lasting = ["28", "3D", "3F", "42", "0A"];

    /// <summary>The server took the whole transaction back because of another one: serialisation failure or deadlock.</summary>
    public static bool IsUndone(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>The connection broke, or never came about.</summary>
    public static bool IsBroken(Exception e) =>
        e is PostgresException said
            ? said.SqlState.StartsWith("57", StringComparison.Ordinal)
                || said.SqlState.StartsWith("08", StringComparison.Ordinal)
            : e
                is NpgsqlException
                    or SocketException
                    or IOException
                    or TimeoutException
                    or AuthenticationException
                    or ObjectDisposedException;

    public static StoreUnavailableException Of(Exception e) =>
        new($"The database of the twin cannot be used now: {ReasonOf(e)}.", RetryAfter, e);

    public static StoreUnavailableException InDoubt() =>
        new("The database of the twin was gone for a moment, and whether it made the write is not known.", RetryAfter);

    /// <summary>The same for whoever starts the twin, who may set it right.</summary>
    public static Exception AtStart(StoreUnavailableException failure, string place)
    {
        var cause = failure.InnerException!;
        var message = $"PostgreSQL at {place} cannot be used: {ReasonOf(cause)}.";
        return
            cause is PostgresException said && Lasting.Any(c => said.SqlState.StartsWith(c, StringComparison.Ordinal))
            ? new StoreRefusedException(message, cause)
            : new StoreUnavailableException(message, RetryAfter, cause);
    }

    /// <summary>Settings that can be read, but that nothing can be opened with.</summary>
    public static StoreRefusedException Contradiction(Exception e, string place) =>
        new($"The connection to PostgreSQL at {place} cannot be used as it is written: {e.Message.TrimEnd('.')}.", e);

    private static string ReasonOf(Exception e) =>
        e is PostgresException said
            ? $"{said.MessageText.TrimEnd('.')} ({said.SqlState})"
            : e.GetBaseException().Message.TrimEnd('.');
}
