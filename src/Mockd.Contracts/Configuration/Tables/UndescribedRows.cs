namespace Mockd.Contracts.Configuration;

/// <summary>What becomes of members that the description does not know where a body becomes a row.</summary>
public enum UndescribedRows
{
    /// <summary>They are not stored.</summary>
    Drop,

    Store,

    /// <summary>The request is answered with 400.</summary>
    Refuse,
}
