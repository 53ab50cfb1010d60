using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>A write that was made and waits to become durable.</summary>
internal abstract class PendingWrite
{
    /// <summary>How often another process was faster.</summary>
    public int Conflicts { get; set; }

    /// <summary>Makes the write from a state, in place of what it made before, and gives the state behind it.</summary>
    public abstract TwinState Run(TwinState before);

    /// <summary>Tells the caller what the write gave.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception cause);
}
