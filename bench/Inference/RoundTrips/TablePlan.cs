using Mockd.Engine.Inference;
using Mockd.Engine.OpenApi;

namespace Inference;

/// <summary>The operations of one table that a round trip asks.</summary>
internal sealed class TablePlan
{
    private TablePlan(InferredTable table, PlannedAction create, PlannedAction get)
    {
        Table = table;
        Create = create;
        Get = get;
    }

    public InferredTable Table { get; }

    public PlannedAction Create { get; }

    public PlannedAction Get { get; }

    public PlannedAction? List { get; private init; }

    public PlannedAction? Update { get; private init; }

    public PlannedAction? Delete { get; private init; }

    /// <summary>All that read: what was deleted must be in none of them.</summary>
    public IReadOnlyList<PlannedAction> Reads { get; private init; } = [];

    /// <summary>The caller chooses the key.</summary>
    public bool PutsKey => Create.Path.Prefixes is [.., var last] && last == Get.KeyPrefix;

    /// <summary>Null where a row cannot be both made and got.</summary>
    public static TablePlan? Of(InferredTable table, IReadOnlyDictionary<string, Operation> operations)
    {
        var actions = table
            .Actions.Where(a => operations.ContainsKey(a.Operation))
            .Select(a => new PlannedAction(a, operations[a.Operation]))
            .ToArray();
        var gets = Of("get");
        var creates = Of("create").Concat(Of("upsert")).ToArray();
        if (gets.Length == 0 || creates.Length == 0)
        {
            return null;
        }

        // The get and the create that belong together stand under the same path.
        var (create, get) = (
            from g in gets
            from c in creates
            orderby Shared(c.Operation.Path, g.Operation.Path) descending, g.Path.Names.Count
            select (c, g)
        ).First();
        return new TablePlan(table, create, get)
        {
            List = Of("list").MaxBy(l => Shared(l.Operation.Path, create.Operation.Path)),
            Update = Nearest("update", "patch", "replace"),
            Delete = Nearest("delete"),
            Reads = [.. gets, .. Of("exists"), .. Of("list")],
        };

        PlannedAction[] Of(string role) => [.. actions.Where(a => a.Action.Role == role)];

        PlannedAction? Nearest(params string[] roles) =>
            roles
                .SelectMany(Of)
                .OrderByDescending(a => Shared(a.Operation.Path, get.Operation.Path))
                .ThenBy(a => a.Operation.Method == "PATCH" ? 0 : 1)
                .FirstOrDefault();
    }

    private static int Shared(string a, string b) => a.Zip(b).TakeWhile(p => p.First == p.Second).Count();
}
