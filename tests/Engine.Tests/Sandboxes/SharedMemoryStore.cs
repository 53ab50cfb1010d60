using Mockd.Engine.State;

namespace Engine.Tests.Sandboxes;

/// <summary>A store of which every process has a view of its own, as they have of a database.</summary>
internal sealed class SharedMemoryStore(MemoryStateStore store) : ForwardingStore(store)
{
    public override bool IsShared => true;
}
