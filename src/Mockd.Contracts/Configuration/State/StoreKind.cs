namespace Mockd.Contracts.Configuration;

/// <summary>Where states live.</summary>
public enum StoreKind
{
    /// <summary>In memory; nothing survives the process.</summary>
    Memory,

    /// <summary>In one database file of this process; acknowledged writes survive.</summary>
    File,

    /// <summary>In a PostgreSQL database that several processes share.</summary>
    Postgres,
}
