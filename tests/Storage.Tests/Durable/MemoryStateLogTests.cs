using Mockd.Storage.Durable;

namespace Storage.Tests.Durable;

/// <summary>The log that other tests build on does what every log does.</summary>
public sealed class MemoryStateLogTests : StateLogContract
{
    private readonly MemoryStateLog _log = new(isShared: true, groupsStates: true);

    public override async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override ValueTask<IStateLog> LogAsync() => new(_log);

    protected override ValueTask<IStateLog> ReopenAsync() => new(_log);
}
