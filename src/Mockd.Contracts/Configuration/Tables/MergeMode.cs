namespace Mockd.Contracts.Configuration;

/// <summary>How a patch is merged into a row.</summary>
public enum MergeMode
{
    /// <summary>Top-level members are replaced.</summary>
    Shallow,

    /// <summary>Objects merge at every depth; null is stored.</summary>
    Deep,

    /// <summary>RFC 7396: objects merge at every depth; null removes.</summary>
    JsonMergePatch,
}
