using Mockd.Contracts.Configuration;
using Mockd.Engine.Actions;

namespace Mockd.Engine;

/// <summary>The compiled, unchanging whole.</summary>
public sealed class Twin
{
    public required TableSet Tables { get; init; }

    /// <summary>Seed of keys and generated values.</summary>
    public required ulong Seed { get; init; }
}
