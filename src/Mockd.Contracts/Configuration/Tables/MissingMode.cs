namespace Mockd.Contracts.Configuration;

/// <summary>What an unknown id is answered with.</summary>
public enum MissingMode
{
    /// <summary>404 in the provider's shape.</summary>
    Error,

    /// <summary>An object of the right type that has this id, stored on first write.</summary>
    Vivify,
}
