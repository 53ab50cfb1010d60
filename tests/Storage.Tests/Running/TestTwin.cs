using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Actions;
using Mockd.Engine.Compilation;
using Mockd.Engine.Reading;
using Mockd.Engine.State;
using Xunit;

namespace Storage.Tests.Running;

/// <summary>A twin with tables and seeds, and single writes as its operations would make them.</summary>
internal static class TestTwin
{
    public const string Customers = """
          - name: customers
            seedData:
              - { id: seeded, name: First, balance: 100 }
        """;

    public const string Orders = """
          - name: orders
            idStrategy: sequence
            seedData:
              - { id: "7", total: 5 }
            response: { delete: { preserve: true } }
        """;

    public static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Twin Of(params IEnumerable<string> tables)
    {
        var folder = Directory.CreateTempSubdirectory("mockd-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "mockd.yaml");
            System.IO.File.WriteAllText(path, "version: \"1.0\"\ntables:\n" + string.Join('\n', tables) + "\n");
            var diagnostics = new List<Diagnostic>();
            var file = ConfigReader.Read(path, diagnostics);
            Assert.True(file is not null, string.Join('\n', diagnostics));
            var twin = TwinCompiler.Compile(file, [], diagnostics, Start, 1);
            Assert.True(twin is not null, string.Join('\n', diagnostics));
            return twin;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static ValueTask<string> InsertAsync(
        this IStateStore store,
        Twin twin,
        string table,
        string? key,
        JsonObject fields,
        string state = "default"
    ) =>
        store.CommitAsync(
            state,
            head =>
            {
                var session = new WriteSession(head, twin.Tables, twin.Seed, Start.AddSeconds(head.Draws));
                var target = twin.Tables.ByName[table];
                var row = session.Insert(target, key ?? session.NewKey(target), fields);
                return (session.State, row.Key);
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>Adds to a number of a row; makes the row when it is not there.</summary>
    public static ValueTask<long> AddAsync(
        this IStateStore store,
        Twin twin,
        string key,
        long amount,
        string state = "default"
    ) =>
        store.CommitAsync(
            state,
            head =>
            {
                var session = new WriteSession(head, twin.Tables, twin.Seed, Start);
                var table = twin.Tables.ByName["customers"];
                var row = session.Find(table, key) ?? session.Insert(table, key, JsonObject.Of(("balance", 0)));
                var balance = BalanceOf(row.Fields) + amount;
                session.Put(table, row.With(row.Fields.With("balance", balance), Start));
                return (session.State, balance);
            },
            TestContext.Current.CancellationToken
        );

    public static ValueTask<bool> RemoveAsync(this IStateStore store, Twin twin, string table, string key) =>
        store.CommitAsync(
            "default",
            head =>
            {
                var session = new WriteSession(head, twin.Tables, twin.Seed, Start.AddDays(1));
                var target = twin.Tables.ByName[table];
                if (session.Find(target, key) is not { } row)
                {
                    return (head, false);
                }

                if (target.Settings.KeepsTombstones)
                {
                    session.Put(target, row.ToTombstone(session.Now));
                }
                else
                {
                    session.Remove(target, row);
                }

                return (session.State, true);
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>Remembers an answer of these bytes.</summary>
    public static ValueTask<int> RememberAsync(this IStateStore store, string key, byte[] body) =>
        store.CommitAsync(
            "default",
            head =>
            {
                var answer = new RememberedAnswer(
                    key,
                    ulong.MaxValue - (ulong)body.Length,
                    Start.AddHours(1),
                    201,
                    "a/b",
                    [new("X-A", "1"), new("X-A", "2")],
                    body
                );
                return (head with { Answers = head.Answers.With(answer, Start) }, 0);
            },
            TestContext.Current.CancellationToken
        );

    public static async Task<long> BalanceAsync(this IStateStore store, Twin twin, string key, string state = "default")
    {
        var now = await store.ReadAsync(state, TestContext.Current.CancellationToken);
        return BalanceOf(now.Tables[twin.Tables.ByName["customers"].Number].Find(key)!.Fields);
    }

    public static async Task<string> TextAsync(this IStateStore store, Twin twin, string state = "default") =>
        System.Text.Encoding.UTF8.GetString(
            Mockd.Engine.Sandboxes.SandboxText.Write(
                await store.ReadAsync(state, TestContext.Current.CancellationToken),
                twin.Tables,
                ""
            )
        );

    private static long BalanceOf(JsonObject fields) => ((JsonNumber)fields["balance"]!).Integer;
}
