using System.Text;
using System.Text.Json;
using Xunit;

namespace Cli.Tests;

/// <summary>What a program leaves on the disk: who may read it, and what it says of damage.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private const string Twin = """
        version: "1.0"
        state: { store: file }
        imports: [{ path: api.yaml, as: api }]
        tables:
          - { name: pets, seedData: [{ id: "1", name: Ada of the damaged text }, { id: "2", name: Rex }] }
        """;

    private const string Description = """
        openapi: 3.0.3
        info: { title: T, version: "1" }
        paths: { /x: { get: { responses: { "200": { description: ok } } } } }
        """;

    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task EverythingThatAStartLeaves_IsForItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "--detach is that of POSIX");
        await RunOnceAsync();

        string[] roots = [Path.Combine(_program.Folder, "data"), Path.Combine(_program.Folder, "cache")];
        var all = roots
            .Concat(roots.SelectMany(r => Directory.GetFileSystemEntries(r, "*", SearchOption.AllDirectories)))
            .ToArray();

        Assert.Contains(all, p => p.EndsWith(".db", StringComparison.Ordinal));
        Assert.Contains(all, p => p.EndsWith(".log", StringComparison.Ordinal));
        Assert.Contains(all, p => p.EndsWith("admin-api-key", StringComparison.Ordinal));
        Assert.DoesNotContain(all, p => OthersRights(p) != 0);
    }

    [Fact]
    public async Task FolderOfAnOlderProgram_IsClosedToOthers_ButNothingElseBesideIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "rights are those of POSIX");
        await RunOnceAsync();
        var data = Path.Combine(_program.Folder, "data");
        foreach (var path in Directory.GetFileSystemEntries(data, "*", SearchOption.AllDirectories).Append(data))
        {
            Open(path);
        }

        await RunOnceAsync();
        var all = Directory.GetFileSystemEntries(data, "*", SearchOption.AllDirectories).Append(data).ToArray();
        Assert.DoesNotContain(all, p => OthersRights(p) != 0);

        // A folder that others have things in, too, stays open, and so do the things.
        var strange = Path.Combine(data, "strange.txt");
        await File.WriteAllTextAsync(strange, "x", TestContext.Current.CancellationToken);
        Open(data);
        Open(strange);
        await RunOnceAsync();
        Assert.Equal([data, strange], all.Append(strange).Where(p => OthersRights(p) != 0).Order());
    }

    [Fact]
    public async Task Check_OfAGoodStore_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "--detach is that of POSIX");
        await RunOnceAsync();

        var (code, data, messages) = await _program.RunAsync("stateful", "check");

        Assert.True(code == 0, data + messages);
        Assert.Contains("2 rows in 1 sandboxes and snapshots; 0 damaged", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfADamagedStore_NamesTheRow_AndSavesTheRest()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "--detach is that of POSIX");
        await RunOnceAsync();
        var store = Damage();
        var saved = Path.Combine(_program.Folder, "saved.db");

        var (code, data, _) = await _program.RunAsync("stateful", "check");
        Assert.Equal(1, code);
        Assert.Contains("row '1' of table 'pets'", data, StringComparison.Ordinal);

        (code, data, _) = await _program.RunAsync("stateful", "check", store, "--save", saved, "--json");
        Assert.Equal(1, code);
        using var answer = JsonDocument.Parse(data);
        var damage = Assert.Single(answer.RootElement.GetProperty("damages").EnumerateArray());
        Assert.Equal("1", damage.GetProperty("key").GetString());
        Assert.Equal(saved, answer.RootElement.GetProperty("saved").GetString());

        (code, data, _) = await _program.RunAsync("stateful", "check", saved);
        Assert.Equal(0, code);
        Assert.Contains("1 rows in 1 sandboxes", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no file", "stateful", "check", "none.db")]
    [InlineData("no store of this program", "stateful", "check", "mockd.yaml")]
    public async Task Check_OfNoStore_SaysWhy(string message, params string[] arguments)
    {
        _program.Config(Twin);

        var (code, _, messages) = await _program.RunAsync(arguments);

        Assert.Equal(1, code);
        Assert.Contains(message, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://u:geheim@127.0.0.1:99999/x")]
    [InlineData("Host=127.0.0.1;Port=99999;Username=u;Password=geheim")]
    [InlineData("postgres://u:ge/heim@127.0.0.1/x")]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=geheim;Minimum Pool Size=9;Maximum Pool Size=2")]
    public async Task Start_WithAConnectionThatCannotBeUsed_SaysSo(string connection)
    {
        var config = _program.Config("version: \"1.0\"\nstate: { store: postgres }\ntables: [{ name: pets }]\n");
        _program.Variables["MOCKD_POSTGRES"] = connection;

        var (code, data, messages) = await _program.RunAsync("start", "-c", config, "-p", "0", "-a", "0");

        Assert.Equal(1, code);
        Assert.Contains("MK2501", data + messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", data + messages, StringComparison.Ordinal);
        Assert.DoesNotContain("heim", data + messages, StringComparison.Ordinal);
    }

    private async Task RunOnceAsync()
    {
        var config = _program.Config(Twin);
        await File.WriteAllTextAsync(Path.Combine(_program.Folder, "api.yaml"), Description);
        var (code, data, messages) = await _program.RunAsync("start", "-d", "-p", "0", "-a", "0", "-c", config);
        Assert.True(code == 0, data + messages);
        await _program.RunAsync("stop");
    }

    /// <summary>Turns over 16 bits in a row of the text of a row.</summary>
    private string Damage()
    {
        var store = Assert.Single(Directory.GetFiles(Path.Combine(_program.Folder, "data", "state"), "*.db"));
        var bytes = File.ReadAllBytes(store);
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Ada of the damaged text"));
        Assert.True(at > 0);
        bytes[at] ^= 0xFF;
        bytes[at + 1] ^= 0xFF;
        File.WriteAllBytes(store, bytes);
        return store;
    }

    private static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)(Directory.Exists(path) ? 0b111_101_101 : 0b110_100_100));
        }
    }

    private static int OthersRights(string path) =>
        OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path) & 0b111_111;
}
