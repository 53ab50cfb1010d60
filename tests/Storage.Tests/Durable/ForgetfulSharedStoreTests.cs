using Mockd.Storage.Durable;

namespace Storage.Tests.Durable;

public sealed class ForgetfulSharedStoreTests : SharedStoreContract
{
    private readonly MemoryStateLog _log = new(isShared: true, groupsStates: false) { Remembers = 0 };

    public override async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override ValueTask<IStateLog> LogAsync() => new(_log);
}
