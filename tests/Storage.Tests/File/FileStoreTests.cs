using Mockd.Storage.Durable;
using Storage.Tests.Durable;

namespace Storage.Tests.File;

/// <summary>A store over a file does what every store does; each time it is opened, the file is opened anew.</summary>
public sealed class FileStoreTests : DurableStoreContract
{
    private readonly SqliteFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async ValueTask<IStateLog> LogAsync() => await _folder.ReopenAsync();
}
