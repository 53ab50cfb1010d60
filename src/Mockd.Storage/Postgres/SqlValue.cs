using Npgsql;
using NpgsqlTypes;

namespace Mockd.Storage.Postgres;

/// <summary>Values that stand for $1, $2 … in statements.</summary>
internal static class SqlValue
{
    public static NpgsqlParameter Of(string value) =>
        new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Of(long value) => new NpgsqlParameter<long> { TypedValue = value };

    public static NpgsqlParameter Of(long? value) =>
        value is { } there
            ? Of(there)
            : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlParameter Of(Guid value) => new NpgsqlParameter<Guid> { TypedValue = value };

    public static NpgsqlParameter Of<T>(List<T> values, NpgsqlDbType type) =>
        new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
