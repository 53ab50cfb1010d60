using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Reading;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;
using Mockd.Engine.Vocabulary;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Builds the tables: schemas found through their bindings, shapes, keys, rules and relations.</summary>
internal sealed class TableCompiler(
    CompileContext context,
    OperationNames index,
    IReadOnlyList<ResolvedBinding> bindings,
    ulong seed
)
{
    private const int LongestKey = 255;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableConfig> _configs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DescribedRows> _described = new(StringComparer.Ordinal);

    /// <summary>What the operations bound to each table say of its rows; filled by <see cref="Compile()"/>.</summary>
    public IReadOnlyDictionary<string, DescribedRows> Described => _described;

    /// <summary>What the file says of each table, laid over the profile; filled by <see cref="Compile()"/>.</summary>
    public IReadOnlyDictionary<string, TableConfig> Configs => _configs;

    public static IEnumerable<(TableConfig Config, string Pointer)> Entries(TwinConfig config) =>
        config
            .Tables.Select((t, i) => (t, $"/tables/{i}"))
            .Concat(config.StatefulResources.Select((t, i) => (t, $"/statefulResources/{i}")));

    public TableSet Compile()
    {
        var entries = new List<(TableConfig Config, string Pointer)>();
        foreach (var (config, pointer) in Entries(context.Config))
        {
            if (!_numbers.TryAdd(config.Name, entries.Count))
            {
                context.Error(
                    DiagnosticCodes.DuplicateTable,
                    pointer + "/name",
                    $"table '{config.Name}' is defined twice",
                    "give one of them another name"
                );
                continue;
            }

            entries.Add((config, pointer));
        }

        var configs = entries.Select(e => e.Config).ToArray();
        TableSet? set = null;
        var tables = entries.Select((e, number) => Compile(e.Config, e.Pointer, number, configs, () => set)).ToArray();
        set = new TableSet(tables);
        var shapes = tables.Select(t => t.Shape).ToArray();
        foreach (var shape in shapes)
        {
            shape.Shapes = shapes;
        }

        return set;
    }

    private void CheckKeys(TableConfig config, string pointer)
    {
        if (config.IdLength is < 1 or > LongestKey)
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                pointer + "/idLength",
                $"a key cannot have {config.IdLength} characters",
                $"write a number from 1 to {LongestKey}"
            );
        }
    }

    private Table Compile(TableConfig config, string pointer, int number, TableConfig[] configs, Func<TableSet?> tables)
    {
        var response = ResponseConfigs.Overlay(context.Config.Response, config.Response) ?? new ResponseConfig();
        var rows = new DescribedRows(
            config,
            response,
            bindings.Where(b => b.Config.Table == config.Name),
            NamedSchema(config, pointer)
        );
        _described[config.Name] = rows;
        config = config with { Response = response };
        _configs[config.Name] = config;
        CheckKeys(config, pointer);
        var defaults = config.Defaults.Select(d => KeyValuePair.Create(d.Key, ValueTemplate.Parse(d.Value))).ToArray();
        var shape = new RowShape(
            new RowShapeOptions
            {
                IdField = config.IdField,
                Thing = NameWords.Singular(NameWords.Joined(config.Name)),
                IdIn = config.IdIn,
                Depth = config.Under.Count,
                HidesKey = config.HideId,
                Hidden = config.Hidden,
                Settings = SettingsCompiler.Shape(response),
                Schema = new(() => rows.Schema),
                CountsKeys = CountsKeys(config),
                Complete = config.Complete ?? context.Config.Complete ?? CompleteMode.Full,
                Seed = Dice.Derive(seed, config.Name),
                Relations = Relations(config, pointer, configs),
                SeededNumbers = SeededNumbers(config),
                OwnMembers = OwnMembers.Of(config),
                IsTableShape = true,
                Table = number,
                Parts = PartsOf(defaults),
            }
        );
        CheckSeeds(config, pointer);
        CheckIndexes(config, pointer);
        new RuleReview(context).Run(config.Validation, pointer + "/validation");
        return new Table
        {
            Settings = SettingsCompiler.Table(config),
            Number = number,
            Keys = new KeyMaker(config, shape.Key),
            Shape = shape,
            Errors = ErrorShapes.For(response.Errors, tables),
            Defaults = defaults,
            Patch = PatchRules.Of(context.Config.Patch, config.Patch, null),
            Rules = config.Validation is { } rules ? new RowRules(rules) : null,
            Unique = UniqueRules(config, pointer),
            Missing = config.Missing ?? context.Config.Missing ?? MissingMode.Error,
            Seeds = config.SeedData,
            Descriptions = rows.All,
        };
    }

    private static PackedParts PartsOf(IEnumerable<KeyValuePair<string, ValueTemplate>> defaults) =>
        new(
            defaults
                .Select(d => d.Value.Constant)
                .OfType<JsonValue>()
                .Where(c => c is JsonArray or JsonObject)
                .ToHashSet<JsonValue>(ReferenceEqualityComparer.Instance)
        );

    /// <summary>Keys are counted, and the seeds say that they are numbers.</summary>
    internal static bool CountsKeys(TableConfig config)
    {
        var given = config.SeedData.Select(s => s[config.IdField]).Where(id => id is not null).ToArray();
        return config.IdStrategy is IdStrategy.Sequence or IdStrategy.Sequential
            && given.Length > 0
            && given.All(id => id is JsonNumber { IsInteger: true });
    }

    private Schema? NamedSchema(TableConfig config, string pointer)
    {
        if (config.Schema is not { } name)
        {
            return null;
        }

        var found = SchemaFinder.ByName(index, name);
        if (found is null)
        {
            context.Error(
                DiagnosticCodes.UnknownSchema,
                pointer + "/schema",
                $"schema '{name}' is in none of the imported descriptions",
                "write `namespace.SchemaName`"
            );
        }

        return found;
    }

    private List<Relation> Relations(TableConfig config, string pointer, TableConfig[] configs)
    {
        var relations = new List<Relation>();
        foreach (var (field, relation) in config.Relationships)
        {
            if (!_numbers.TryGetValue(relation.Table, out var target))
            {
                // The existing tool accepts a relation to a table that is not there, and files in the wild have them.
                context.Warn(
                    DiagnosticCodes.RelationToMissingTable,
                    SourceMap.Below(pointer + "/relationships", field),
                    $"relation '{field}' of table '{config.Name}' names table '{relation.Table}', which does not exist; it is never expanded",
                    NearestName.Hint(relation.Table, configs.Select(c => c.Name))
                );
                continue;
            }

            relations.Add(
                new Relation
                {
                    Field = field,
                    Table = target,
                    TargetField = relation.Field,
                    Many = relation.Many,
                    Include = relation.Include,
                }
            );
        }

        return relations;
    }

    private List<UniqueRule> UniqueRules(TableConfig config, string pointer)
    {
        for (var i = 0; i < config.Unique.Count; i++)
        {
            if (config.Unique[i].Count == 0 || config.Unique[i].Any(IsNoField))
            {
                context.Error(
                    DiagnosticCodes.ValueOutOfRange,
                    $"{pointer}/unique/{i}",
                    $"an entry of `unique` of table '{config.Name}' names no field",
                    "name a field, or a list of at least one; a dot leads into an object"
                );
            }
        }

        return [.. config.Unique.Where(names => names.Count > 0).Select(names => new UniqueRule(names))];
    }

    private void CheckIndexes(TableConfig config, string pointer)
    {
        for (var i = 0; i < config.Indexes.Count; i++)
        {
            if (IsNoField(config.Indexes[i]))
            {
                context.Error(
                    DiagnosticCodes.ValueOutOfRange,
                    $"{pointer}/indexes/{i}",
                    $"an entry of `indexes` of table '{config.Name}' names no field",
                    "name a field; a dot leads into an object"
                );
            }
        }
    }

    private static HashSet<string> SeededNumbers(TableConfig config)
    {
        return config
            .SeedData.SelectMany(row => row)
            .GroupBy(member => member.Key, member => member.Value, StringComparer.Ordinal)
            .Where(values => values.All(v => v is JsonNumber { IsInteger: true }))
            .Select(values => values.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsNoField(string name) => name.Split('.').Any(string.IsNullOrWhiteSpace);

    private void CheckSeeds(TableConfig config, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < config.SeedData.Count; i++)
        {
            if (config.SeedData[i][config.IdField] is JsonText or JsonNumber)
            {
                var key = config.SeedData[i][config.IdField]!.ToPlainText();
                if (!seen.Add(key))
                {
                    context.Error(
                        DiagnosticCodes.DuplicateSeed,
                        $"{pointer}/seedData/{i}",
                        $"table '{config.Name}' seeds the key '{key}' twice",
                        "keys are unique within a table"
                    );
                }
            }
        }
    }
}
