namespace Mockd.Contracts.Configuration;

/// <summary>How keys are made.</summary>
public enum IdStrategy
{
    Uuid,
    Prefix,
    Ulid,
    Sequence,
    Short,
    Nanoid,

    /// <summary>Another name of <see cref="Sequence"/>.</summary>
    Sequential,
}
