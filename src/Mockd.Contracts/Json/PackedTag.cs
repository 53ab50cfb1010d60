namespace Mockd.Contracts.Json;

/// <summary>What stands before each value of a <see cref="PackedObject"/>, and what follows it.</summary>
internal enum PackedTag : byte
{
    Null,
    False,
    True,

    /// <summary>A zigzag number in groups of seven bits.</summary>
    Integer,

    /// <summary>Length and UTF-8, as it was written.</summary>
    Number,

    /// <summary>Length and UTF-8.</summary>
    Text,

    /// <summary>Four bytes of length, count, items.</summary>
    Array,

    /// <summary>Four bytes of length, place of the names among the parts, values.</summary>
    Object,

    /// <summary>Place among the parts.</summary>
    Shared,
}
