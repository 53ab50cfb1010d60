using Mockd.Engine.State;

namespace Engine.Tests.Sandboxes;

/// <summary>A store in which others make each name just before, and remove it just after.</summary>
internal sealed class FlickeringStore(IStateStore store) : ForwardingStore(store)
{
    public override bool IsShared => true;

    public override ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation) =>
        new(false);
}
