using System.Collections.Concurrent;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Bindings;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Compilation;

/// <summary>Builds what stands around the rows of an operation's answers: as configured, else as the operation is described.</summary>
internal sealed class EnvelopeCompiler(
    CompileContext context,
    TableCompiler compiled,
    IReadOnlyList<ResolvedBinding> bindings,
    ulong seed
)
{
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _answered = new(StringComparer.Ordinal);

    /// <summary>What the file says of each table, laid over the profile.</summary>
    public IReadOnlyDictionary<string, TableConfig> Configs => compiled.Configs;

    /// <summary>The description says how the operation answers rows.</summary>
    public bool Reads(ResolvedBinding binding) => compiled.Described[binding.Config.Table].Reads(binding);

    /// <summary>Names of members that some operation on the table describes in its rows.</summary>
    public IReadOnlySet<string> Answered(string table) =>
        _answered.GetOrAdd(
            table,
            name =>
                bindings
                    .Where(b =>
                        b.Config.Table == name
                        && b.Config.Action is TableAction.Get or TableAction.Create or TableAction.Patch
                    )
                    .Select(b => PlaceOf(b).Schema)
                    .OfType<Schema>()
                    .Distinct()
                    .SelectMany(SchemaNames.Of)
                    .ToHashSet(StringComparer.Ordinal)
        );

    public RowPlace PlaceOf(ResolvedBinding binding) => compiled.Described[binding.Config.Table].OfOne(binding);

    public RowEnvelope Row(ResolvedBinding binding, RowPlace place) =>
        place.IsWhole
            ? RowEnvelope.None
            : new RowEnvelope(
                EnvelopeSkeleton.Of(
                    DescribedRows.SuccessOf(binding)?.Preferred?.Schema,
                    place.Path,
                    isList: false,
                    ModeOf(binding),
                    SeedOf(binding)
                )
            );

    /// <summary>Where sent bodies hold the row, and what describes it there for each media type.</summary>
    public (IReadOnlyList<string> Path, Schema[] Schemas) Request(ResolvedBinding binding)
    {
        var all = binding.Target.Operation?.RequestBody?.Content.Select(m => m.Schema).OfType<Schema>() ?? [];
        Schema[] schemas = [.. all.Distinct(ReferenceEqualityComparer.Instance).Cast<Schema>()];
        var path = compiled.Described[binding.Config.Table].OfRequest(binding, schemas);
        return (path, path.Count == 0 ? schemas : [.. schemas.Select(s => RowPlaces.At(s, path) ?? s)]);
    }

    /// <summary>Where a list has its rows as described; null where the configuration says it, or nobody does.</summary>
    public RowPlace? ListPlace(ResolvedBinding binding, ListConfig? configured) =>
        compiled.Described[binding.Config.Table].OfList(binding, configured) is { } place
        && !IsUsual(place, DescribedRows.SuccessOf(binding)!.Preferred!.Schema!)
            ? place
            : null;

    public ListForm List(ResolvedBinding binding, ListConfig? configured, RowPlace? place)
    {
        var schema = DescribedRows.SuccessOf(binding)?.Preferred?.Schema;
        return place is not null
            ? new DescribedList(schema!, place, ModeOf(binding), SeedOf(binding))
            : new ListEnvelope(configured, schema, completes: ModeOf(binding) != CompleteMode.Off);
    }

    public TableHeaders? Headers(ResolvedBinding binding)
    {
        var address = binding is { Config.Action: TableAction.Create, Target.Operation: { } operation }
            ? new RowAddress(operation, context.PathsOf(binding.Target.Import!.Description), GetPathOf(binding))
            : null;
        return TableHeaders.Of(DescribedRows.SuccessOf(binding), address, SeedOf(binding));
    }

    // A description that names the rows and leaves all else open is met by the usual form, which says more.
    private static bool IsUsual(RowPlace place, Schema answer) =>
        place is { Path: ["data"], Each.Count: 0 }
        && SchemaNames.Of(answer).Count == 1
        && answer.AllowsAdditionalProperties;

    private string? GetPathOf(ResolvedBinding created) =>
        bindings
            .FirstOrDefault(b =>
                b.Config.Table == created.Config.Table
                && b.Config is { Action: TableAction.Get, Key: null }
                && b.Target.Import == created.Target.Import
            )
            ?.Target.Path;

    private CompleteMode ModeOf(ResolvedBinding binding) =>
        compiled.Configs[binding.Config.Table].Complete ?? context.Config.Complete ?? CompleteMode.Full;

    private ulong SeedOf(ResolvedBinding binding) => Dice.Derive(seed, binding.Target.Name);
}
