using System.Text.Json.Serialization;

namespace Mockd.Contracts.Configuration;

/// <summary>What becomes of a row when the row that it names is deleted.</summary>
public enum DeleteRule
{
    /// <summary>It keeps the name of a row that is gone.</summary>
    Ignore,

    /// <summary>The delete is refused.</summary>
    Restrict,

    /// <summary>It is deleted too.</summary>
    Cascade,

    /// <summary>Its field becomes null.</summary>
    [JsonStringEnumMemberName("setNull")]
    SetNull,
}
