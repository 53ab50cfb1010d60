using System.Text;
using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Storage.Tests.File;

/// <summary>A closed store file whose bytes are changed behind its back.</summary>
internal sealed class DamagedFile : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>In the default sandbox, and in the fork <c>box</c> of it, which has written one more.</summary>
    public static readonly IReadOnlyList<StoredRow> Rows =
    [
        .. Enumerable.Range(0, 6).Select(i => Row("customers", $"customer-key-{i}", i, $"text of the customer {i}")),
        Row("orders", "order-key-9", 9, "text of the order 9"),
        Row("$answers", "idempotency-key-7", 7, "text of the answer 7"),
    ];

    public static readonly StoredRow InFork = Row("customers", "forked-key-8", 8, "text in the fork");

    private readonly SqliteFolder _folder = new();
    private byte[] _good = [];

    public string Path => _folder.File;

    public static async Task<DamagedFile> MakeAsync(CancellationToken cancellation)
    {
        var file = new DamagedFile();
        var log = file._folder.Log;
        await log.CreateAsync(Entry("default"), """{"sequence":9,"draws":"99"}""", Rows, cancellation);
        var version = (await log.VersionsAsync(["default"], cancellation))[0];
        await log.ForkAsync(Entry("box"), "{}", Rows, new StateBasis("default", version, []), cancellation);
        version = (await log.VersionsAsync(["box"], cancellation))[0];
        await log.AppendAsync([new StateWrite("box", version, "{}", [InFork])], cancellation);
        await file._folder.CloseAsync();
        file._good = await System.IO.File.ReadAllBytesAsync(file.Path, cancellation);
        return file;
    }

    /// <summary>Where a text stands in the undamaged file: in tables and in their indexes.</summary>
    public IReadOnlyList<int> PlacesOf(string text)
    {
        var (places, bytes) = (new List<int>(), Encoding.UTF8.GetBytes(text));
        for (var at = _good.AsSpan().IndexOf(bytes); at >= 0; )
        {
            places.Add(at);
            var next = _good.AsSpan(at + 1).IndexOf(bytes);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return places;
    }

    /// <summary>Places at which something is written; the header of the file is left alone.</summary>
    public int[] UsedPlaces() => [.. Enumerable.Range(100, _good.Length - 102).Where(i => _good[i] != 0)];

    /// <summary>The undamaged file with 16 bits in a row turned over.</summary>
    public void Flip(int place)
    {
        var bytes = (byte[])_good.Clone();
        bytes[place] ^= 0xFF;
        bytes[place + 1] ^= 0xFF;
        foreach (var left in Directory.EnumerateFiles(_folder.Path))
        {
            System.IO.File.Delete(left);
        }

        System.IO.File.WriteAllBytes(Path, bytes);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private static StateEntry Entry(string name) => new(name, StateKind.Sandbox, "seeds", Now, Now);

    private static StoredRow Row(string table, string key, long sequence, string text) =>
        new(table, key, sequence, Now, Now.AddTicks(sequence), false, $$"""{"text":"{{text}}"}""");
}
