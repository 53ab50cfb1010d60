namespace Mockd.Contracts.Configuration;

/// <summary>Which names that the description does not know count as differences from it.</summary>
public enum UndescribedMode
{
    Off,

    /// <summary>Query parameters.</summary>
    Parameters,

    /// <summary>Members of bodies.</summary>
    Members,

    All,
}
