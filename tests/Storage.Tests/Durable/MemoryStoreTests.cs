using Mockd.Engine;
using Mockd.Engine.State;
using Storage.Tests.Running;

namespace Storage.Tests.Durable;

public sealed class MemoryStoreTests : StateStoreContract
{
    protected override ValueTask<IStateStore> OpenAsync(Twin twin) =>
        new(new MemoryStateStore(twin.Start, TestTwin.Start));
}
