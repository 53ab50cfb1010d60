using Mockd.Storage.Durable;
using Storage.Tests.Durable;

namespace Storage.Tests.File;

/// <summary>The file does what every log does.</summary>
public sealed class SqliteStateLogTests : StateLogContract
{
    private readonly SqliteFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override ValueTask<IStateLog> LogAsync() => new(_folder.Log);

    protected override async ValueTask<IStateLog> ReopenAsync() => await _folder.ReopenAsync();
}
