using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>
/// Random writes, forks, resets, undos and removals in several sandboxes of one twin, beside a model in which each sandbox is
/// a map of its own: what happens in one is seen in no other.
/// </summary>
public sealed class IsolationTests
{
    private const int Steps = 400;

    private static readonly string[] Names = ["a", "b", "c", "d"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("memory", 1)]
    [InlineData("memory", 2)]
    [InlineData("memory", 3)]
    [InlineData("file", 4)]
    public async Task Sandboxes_UnderRandomSteps_HoldWhatTheirModelsHold(string store, int seed)
    {
        using var folder = await TwinFolder.StartAsync(
            $$"""
            version: "1.0"
            state: { store: {{store}} }
            sandboxes: { by: [{ header: X-Sandbox }] }
            tables:
              - { name: pets, idStrategy: sequence, order: oldest, seedData: [{ id: "1", name: Ada }] }
            mocks:
              - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
              - { id: all, http: { matcher: { method: GET, path: /pets }, statefulBinding: { table: pets, action: list } } }
              - { id: put, http: { matcher: { method: PUT, path: "/pets/{id}" }, statefulBinding: { table: pets, action: update } } }
              - { id: out, http: { matcher: { method: DELETE, path: "/pets/{id}" }, statefulBinding: { table: pets, action: delete } } }
            """
        );
        var random = new Random(seed);
        var model = new SortedDictionary<string, Model>(StringComparer.Ordinal);
        var kinds = new HashSet<int>();
        for (var step = 0; step < Steps; step++)
        {
            var name = Names[random.Next(Names.Length)];
            var kind = random.Next(10);
            kinds.Add(await StepAsync(folder, model, random, name, kind, step));
            foreach (var (sandbox, expected) in model)
            {
                Assert.Equal(expected.Rows, await RowsAsync(folder, sandbox));
            }

            Assert.Equal(
                model.Keys.Append("default"),
                (await folder.Twin.State.SandboxesAsync(Cancellation)).Select(s => s.Name)
            );
        }

        Assert.Equal(7, kinds.Count);
        Assert.Equal(["1 Ada"], await RowsAsync(folder, "default"));
        await folder.Twin.DisposeAsync();
    }

    /// <summary>Does one step in the twin and in the model; gives which kind it was.</summary>
    private static async Task<int> StepAsync(
        TwinFolder folder,
        SortedDictionary<string, Model> model,
        Random random,
        string name,
        int kind,
        int step
    )
    {
        var there = model.TryGetValue(name, out var mine);
        switch (kind)
        {
            case 0 when there:
                await folder.Twin.State.DeleteAsync(name, Cancellation);
                model.Remove(name);
                return 0;
            case 1 when !there && model.Count > 0:
                var from = model.Keys.ElementAt(random.Next(model.Count));
                await folder.Twin.State.CreateAsync(name, from, Cancellation);
                model[name] = model[from].Fork();
                return 1;
            case 2 when there:
                await folder.Twin.State.ResetAsync(name, null, Cancellation);
                mine!.Change(_ => Model.Seeds);
                return 2;
            case 3 when there && mine!.CanUndo:
                await folder.Twin.History.UndoAsync(name, 1, Cancellation);
                mine.Undo();
                return 3;
            default:
                return await WriteAsync(folder, model, random, name, kind, step);
        }
    }

    private static async Task<int> WriteAsync(
        TwinFolder folder,
        SortedDictionary<string, Model> model,
        Random random,
        string name,
        int kind,
        int step
    )
    {
        if (kind is not (4 or 5) || !model.TryGetValue(name, out var mine) || mine.Rows.Length == 0)
        {
            var (status, body) = await folder.SendAsync("POST", "/pets", $$"""{"name":"{{name}}{{step}}"}""", name);
            Assert.Equal(201, status);
            model.TryAdd(name, new Model());
            model[name].Change(rows => [.. rows, $"{((JsonObject)body)["id"]!.AsText} {name}{step}"]);
            return 6;
        }

        var key = mine.Rows[random.Next(mine.Rows.Length)].Split(' ')[0];
        if (kind == 4)
        {
            await folder.SendAsync("PUT", $"/pets/{key}", $$"""{"name":"changed{{step}}"}""", name);
            mine.Change(rows => Array.ConvertAll(rows, r => IsRow(r, key) ? $"{key} changed{step}" : r));
        }
        else
        {
            await folder.SendAsync("DELETE", $"/pets/{key}", null, name);
            mine.Change(rows => [.. rows.Where(r => !IsRow(r, key))]);
        }

        return kind;
    }

    private static bool IsRow(string row, string key) => row.StartsWith(key + " ", StringComparison.Ordinal);

    private static async Task<string[]> RowsAsync(TwinFolder folder, string sandbox)
    {
        var (_, body) = await folder.SendAsync("GET", "/pets", null, sandbox);
        return
        [
            .. ((JsonArray)((JsonObject)body)["data"]!)
                .Cast<JsonObject>()
                .Select(r => $"{r["id"]!.AsText} {r["name"]!.AsText}"),
        ];
    }

    /// <summary>Rows as "key name", and what they were before.</summary>
    private sealed class Model
    {
        private readonly Stack<string[]> _past = new();

        public static string[] Seeds => ["1 Ada"];

        public string[] Rows { get; private set; } = Seeds;

        public bool CanUndo => _past.Count > 0;

        public void Change(Func<string[], string[]> change)
        {
            _past.Push(Rows);
            Rows = change(Rows);
        }

        public void Undo() => Rows = _past.Pop();

        public Model Fork() => new() { Rows = Rows };
    }
}
