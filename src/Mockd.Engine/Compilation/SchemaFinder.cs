using Mockd.Contracts.Configuration;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Compilation;

/// <summary>Reads the schema of a table's rows off the operations bound to it.</summary>
internal static class SchemaFinder
{
    // A create answers the plain resource; a get may also describe what is answered for deleted ones.
    private static readonly TableAction[] Trusted =
    [
        TableAction.Create,
        TableAction.Patch,
        TableAction.Update,
        TableAction.Get,
    ];

    public static Schema? ByName(OperationNames index, string name)
    {
        foreach (var import in index.Targets.Select(t => t.Import).OfType<ImportedDescription>().Distinct())
        {
            var bare =
                import.Import.As is { } space && name.StartsWith(space + ".", StringComparison.Ordinal)
                    ? name[(space.Length + 1)..]
                    : name;
            if (import.Description.FindSchema(bare) is { } schema)
            {
                return schema;
            }
        }

        return null;
    }

    public static Schema? ForTable(IEnumerable<ResolvedBinding> bindings, string dataField)
    {
        var all = bindings.Where(b => b.Target.Operation is not null).ToArray();
        foreach (var action in Trusted)
        {
            if (all.FirstOrDefault(b => b.Config.Action == action) is { } binding && Answered(binding) is { } schema)
            {
                return schema;
            }
        }

        if (all.FirstOrDefault(b => b.Config.Action == TableAction.List) is { } list && Answered(list) is { } envelope)
        {
            return envelope.Types.HasFlag(SchemaTypes.Array) ? envelope.Items : envelope.FindProperty(dataField)?.Items;
        }

        return all.FirstOrDefault(b => b.Config.Action == TableAction.Custom) is { } custom ? Answered(custom) : null;
    }

    private static Schema? Answered(ResolvedBinding binding) => binding.Target.Operation!.Success?.Preferred?.Schema;
}
