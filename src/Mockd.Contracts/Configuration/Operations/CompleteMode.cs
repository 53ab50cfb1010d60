namespace Mockd.Contracts.Configuration;

/// <summary>How far an answered row is filled up from the response schema.</summary>
public enum CompleteMode
{
    /// <summary>Only what the schema requires.</summary>
    Required,

    /// <summary>Also optional members that are nullable, arrays, maps, or booleans.</summary>
    Full,
    Off,
}
