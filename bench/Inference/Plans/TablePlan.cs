using Mockd.Engine.Inference;
using Mockd.Engine.OpenApi;

namespace Inference;

/// <summary>The operations of one table that a round trip asks.</summary>
internal sealed class TablePlan
{
    private TablePlan(InferredTable table, PlannedAction create)
    {
        Table = table;
        Create = create;
    }

    public InferredTable Table { get; }

    public PlannedAction Create { get; }

    /// <summary>Null of a table that is only made for others to stand under.</summary>
    public PlannedAction? Get { get; private init; }

    public PlannedAction? List { get; private init; }

    public PlannedAction? Update { get; private init; }

    public PlannedAction? Delete { get; private init; }

    /// <summary>All that read: what was deleted must be in none of them.</summary>
    public IReadOnlyList<PlannedAction> Reads { get; private init; } = [];

    /// <summary>Ways to its rows, without names.</summary>
    public IReadOnlyList<string> KeyPrefixes { get; private init; } = [];

    /// <summary>The way to the row that its parts are told by; null where no path names it.</summary>
    public string? KeyPrefix =>
        Get is { } get ? get.KeyPrefix
        : KeyPrefixes is [var first, ..] ? first
        : null;

    /// <summary>The caller chooses the key.</summary>
    public bool PutsKey => Create.Path.Prefixes is [.., var last] && KeyPrefixes.Contains(last);

    /// <summary>Null where rows cannot be made.</summary>
    public static TablePlan? Of(InferredTable table, IReadOnlyDictionary<string, Operation> operations)
    {
        var actions = table
            .Actions.Where(a => operations.ContainsKey(a.Operation))
            .Select(a => new PlannedAction(a, operations[a.Operation]))
            .ToArray();
        var gets = Of("get");
        var creates = Of("create").Concat(Of("upsert")).ToArray();
        if (creates.Length == 0)
        {
            return null;
        }

        // The get and the create that belong together stand under the same path.
        var pairs = gets.SelectMany(g => creates.Select(c => (Create: c, Get: g)));
        var (create, get) =
            gets.Length == 0
                ? (creates[0], null)
                : pairs
                    .OrderBy(p => IsBelow(p.Create, p.Get) ? 1 : 0)
                    .ThenByDescending(p => Shared(p.Create, p.Get))
                    .ThenBy(p => p.Get.Path.Names.Count)
                    .Select(p => (p.Create, (PlannedAction?)p.Get))
                    .First();
        return new TablePlan(table, create)
        {
            Get = get,
            List = Of("list")
                .Where(l => IsTold(l, create, get))
                .OrderBy(l => l.Operation.Path == create.Operation.Path ? 0 : 1)
                .ThenByDescending(l => Shared(l, get ?? create))
                .ThenBy(l => l.Operation.Path.Length)
                .FirstOrDefault(),
            Update = Nearest("update", "patch", "replace"),
            Delete = Nearest("delete"),
            Reads = [.. gets, .. Of("exists"), .. Of("list")],
            KeyPrefixes =
            [
                .. gets.Concat(Of("update"))
                    .Concat(Of("patch"))
                    .Concat(Of("delete"))
                    .Concat(Of("upsert"))
                    .Select(a => a.KeyPrefix)
                    .OfType<string>()
                    .Distinct(),
            ],
        };

        PlannedAction[] Of(string role) => [.. actions.Where(a => a.Action.Role == role)];

        PlannedAction? Nearest(params string[] roles) =>
            roles
                .SelectMany(Of)
                .OrderByDescending(a => Shared(a, get ?? create))
                .ThenBy(a => a.Operation.Method == "PATCH" ? 0 : 1)
                .FirstOrDefault();
    }

    // What is made below a row is a copy of it, or something else.
    private static bool IsBelow(PlannedAction create, PlannedAction get) =>
        get.KeyPrefix is { } key && create.Path.Prefixes.Contains(key) && create.Path.Prefixes[^1] != key
        || (create.KeyPrefix is { } last && last == get.KeyPrefix && create.Action.Role != "upsert");

    // A list of what stands under the row, or under something that neither the create nor the get names, is another list.
    private static bool IsTold(PlannedAction list, PlannedAction create, PlannedAction? get) =>
        list.Path.Prefixes.All(p =>
            p != get?.KeyPrefix && (create.Path.Prefixes.Contains(p) || get?.Path.Prefixes.Contains(p) == true)
        );

    private static int Shared(PlannedAction a, PlannedAction b) =>
        a.Operation.Path.Zip(b.Operation.Path).TakeWhile(p => p.First == p.Second).Count();
}
