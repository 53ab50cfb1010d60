using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Reading;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Compilation;

/// <summary>Builds what answers a bound operation.</summary>
internal sealed class BindingCompiler(
    CompileContext context,
    TableSet tables,
    EnvelopeCompiler envelopes,
    IReadOnlyDictionary<string, CustomOperation> operations,
    ulong seed
)
{
    public Answerer? Compile(ResolvedBinding resolved)
    {
        var config = resolved.Config;
        if (!tables.ByName.TryGetValue(config.Table, out var table))
        {
            return null;
        }

        // What can be wrong is found now; what needs schemas is built by the first request (design decision D10).
        var key = Key(resolved);
        var set = context.ExpressionMap(config.Set, resolved.Pointer + "/set");
        var where = context.ExpressionMap(config.Where, resolved.Pointer + "/where");
        CustomOperation? operation = null;
        if (config.Action == TableAction.Custom && (operation = FindOperation(resolved)) is null)
        {
            return null;
        }

        if (key is null && config.Action is not (TableAction.List or TableAction.Create or TableAction.Custom))
        {
            return MissingKey(resolved);
        }

        return new LazyAnswerer(() => Build(resolved, Bind(resolved, table, key, (set, where), operation), operation));
    }

    public Table? TableOf(ResolvedBinding binding) => tables.ByName.GetValueOrDefault(binding.Config.Table);

    /// <summary>Headers of the answers of a binding's table, as written.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> HeadersOf(Table? table) =>
        table is null ? new Dictionary<string, IReadOnlyList<string>>() : envelopes.Configs[table.Name].Headers;

    /// <summary>A custom operation that a stub names directly: its plain result is the answer.</summary>
    public Answerer? Operation(string name, BindingTarget target)
    {
        if (operations.TryGetValue(name, out var operation))
        {
            return new PlainOperationAnswerer(operation);
        }

        var at = context.Config.Mocks.ToList().IndexOf(target.Stub!);
        context.Error(
            DiagnosticCodes.UnknownCustomOperation,
            $"/mocks/{at}/http/statefulOperation",
            $"custom operation '{name}' does not exist",
            NearestName.Hint(name, operations.Keys)
        );
        return null;
    }

    private Answerer Build(ResolvedBinding resolved, TableBinding binding, CustomOperation? operation) =>
        resolved.Config.Action switch
        {
            TableAction.List => List(resolved, binding),
            TableAction.Create => new CreateAnswerer(binding),
            TableAction.Custom => new CustomAnswerer(binding, operation!),
            TableAction.Get => new GetAnswerer(binding),
            TableAction.Update => new ChangeAnswerer(binding, replaces: true),
            TableAction.Patch => new ChangeAnswerer(binding, replaces: false),
            _ => new DeleteAnswerer(binding),
        };

    private TableBinding Bind(
        ResolvedBinding resolved,
        Table table,
        KeySource? key,
        (
            IReadOnlyList<KeyValuePair<string, Expression>> Set,
            IReadOnlyList<KeyValuePair<string, Expression>> Where
        ) given,
        CustomOperation? operation
    )
    {
        var config = resolved.Config;
        var response = ResponseOf(resolved, table);
        var success = DescribedRows.SuccessOf(resolved);
        var place = envelopes.PlaceOf(resolved);
        var (opened, requests) = envelopes.Request(resolved);

        // Who says how to ask for it means that, and nothing beside it.
        var expand = ExpandParameters.Of(context.Config.Expand is null ? resolved.Target.Operation : null);
        var shape =
            config.Response?.Fields is null && config.Response?.Timestamps is null
                ? table.Shape
                : OwnShape(table, response);
        var view = ReferenceEquals(shape, table.Shape) ? View(resolved, table, place, response) : null;
        return new TableBinding
        {
            Table = table,
            Shape = view ?? shape,
            IsView = view is not null,
            Operation = resolved.Target.Operation,
            Settings = SettingsCompiler.Operation(config.Action, response, success?.StatusCode, operation?.Status),
            Errors = config.Response?.Errors is null ? table.Errors : ErrorShapes.For(response.Errors, tables),
            Key = key,
            By = config.By is { } by ? shape.FieldFor(by.Split('.')) : null,
            Under = KeyParts.Of(resolved.Target.Path, table.Settings.Depth, key),
            Scope = ScopeFields.Of(resolved, table, shape, key, given.Where),
            Set = given.Set,
            Patch = PatchRules.Of(context.Config.Patch, envelopes.Configs[table.Name].Patch, config.Merge),
            Missing = config.Missing ?? table.Missing,
            Expander = new Expander(
                context.Config.Expand ?? new ExpandConfig(),
                expand,
                view ?? shape,
                config.Action == TableAction.List ? ListField(resolved, response) : null,
                Dice.Derive(seed, "expand")
            ),
            Input = Input(resolved, table, shape, requests, expand),
            Success = success,
            Place = place,
            Envelope = config.Action == TableAction.List ? RowEnvelope.None : envelopes.Row(resolved, place),
            Opened = opened,
            Headers = envelopes.Headers(resolved),
        };
    }

    private InputMap Input(
        ResolvedBinding resolved,
        Table table,
        RowShape shape,
        IReadOnlyList<Schema> requests,
        ExpandParameters expand
    ) =>
        new(
            new InputMapOptions
            {
                Shape = shape,
                Requests = requests,
                Dropped = new HashSet<string>(
                    [context.Config.Expand?.Parameter ?? "expand", .. expand.BodyNames],
                    StringComparer.Ordinal
                ),
                Own = OwnMembers.Of(envelopes.Configs[table.Name], resolved.Config),
                Undescribed =
                    resolved.Config.Undescribed?.Rows
                    ?? resolved.Target.Import?.Import.Undescribed?.Rows
                    ?? context.Config.Undescribed?.Rows,
                KeepsAll = AnswersOnlyWhatIsStored(table),
                Answered = envelopes.Configs[table.Name].Fits ? envelopes.Answered(table.Name) : new HashSet<string>(),
                Fits = envelopes.Configs[table.Name].Fits,
            }
        );

    private string? ListField(ResolvedBinding resolved, ResponseConfig response) =>
        envelopes.ListPlace(resolved, response.List) is { } place
            ? (place.Path is [.., var last] ? last : null)
            : response.List?.DataField ?? "data";

    // Of one resource some operations describe less than others, and each answers what it describes.
    private RowShape? View(ResolvedBinding resolved, Table table, RowPlace place, ResponseConfig response)
    {
        var described =
            resolved.Config.Action == TableAction.List
                ? envelopes.ListPlace(resolved, ResponseOf(resolved, table).List)?.Schema
                : place.Schema;
        return
            resolved.Config.Action != TableAction.Delete
            && envelopes.Reads(resolved)
            && described is not null
            && table.Shape.Schema is { } rows
            && SchemaNames.Of(described) is var names
            && (names.Count > 0 || !described.AllowsAdditionalProperties)
            && !RowPlaces.IsSame(described, rows)
            ? OwnShape(table, response, described, described.IsOpen ? null : names.ToHashSet(StringComparer.Ordinal))
            : null;
    }

    private RowShape OwnShape(
        Table table,
        ResponseConfig response,
        Schema? view = null,
        IReadOnlySet<string>? shown = null
    ) =>
        new(
            new RowShapeOptions
            {
                IdField = table.Settings.IdField,
                IdIn = table.Settings.IdIn,
                Depth = table.Settings.Depth,
                HidesKey = envelopes.Configs[table.Name].HideId,
                Hidden = envelopes.Configs[table.Name].Hidden,
                Settings = SettingsCompiler.Shape(response),
                Schema = new(() => view ?? table.Shape.Schema),
                Shown = shown,
                CountsKeys = TableCompiler.CountsKeys(envelopes.Configs[table.Name]),
                Complete = envelopes.Configs[table.Name].Complete ?? context.Config.Complete ?? CompleteMode.Full,
                Seed = Dice.Derive(seed, table.Name),
                SeededNumbers = table.Shape.SeededNumbers,
                OwnMembers = table.Shape.OwnMembers,
                Relations = table.Shape.Relations,
            }
        )
        {
            Shapes = table.Shape.Shapes,
        };

    private ListAnswerer List(ResolvedBinding resolved, TableBinding binding)
    {
        var list = ResponseOf(resolved, binding.Table).List;
        var operation = resolved.Target.Operation;
        var pageLiteral = list?.ExtraFields["page"] as JsonNumber;
        var paging = new PagingPlan(
            ResponseConfigs.Overlay(context.Config.Paging, resolved.Config.Paging) ?? new PagingConfig(),
            operation,
            pageLiteral?.Integer
        );
        var reserved = paging
            .Names.Append((context.Config.Expand ?? new ExpandConfig()).Parameter)
            .ToHashSet(StringComparer.Ordinal);
        var declared = operation?.Parameters.Where(p => p.In == ParameterLocation.Query);
        return new ListAnswerer(
            binding,
            paging,
            new ListFilters(
                binding.IsView ? binding.Table.Shape : binding.Shape,
                new FilterSuffixes(context.Config.FilterSuffixes),
                reserved,
                declared
            ),
            envelopes.List(resolved, list, envelopes.ListPlace(resolved, list)),
            resolved.Config.Search
        );
    }

    private bool AnswersOnlyWhatIsStored(Table table) =>
        (envelopes.Configs[table.Name].Complete ?? context.Config.Complete) == CompleteMode.Off;

    private ResponseConfig ResponseOf(ResolvedBinding resolved, Table table) =>
        ResponseConfigs.Overlay(envelopes.Configs[table.Name].Response, resolved.Config.Response)
        ?? new ResponseConfig();

    private CustomOperation? FindOperation(ResolvedBinding resolved)
    {
        if (operations.TryGetValue(resolved.Config.Operation!, out var operation))
        {
            return operation;
        }

        context.Error(
            DiagnosticCodes.UnknownCustomOperation,
            resolved.Pointer + "/operation",
            $"custom operation '{resolved.Config.Operation}' does not exist",
            NearestName.Hint(resolved.Config.Operation!, operations.Keys)
        );
        return null;
    }

    private LazyAnswerer? MissingKey(ResolvedBinding resolved)
    {
        context.Error(
            DiagnosticCodes.BindingWithoutKey,
            resolved.Pointer,
            $"action '{resolved.Config.Action.ToString().ToLowerInvariant()}' of binding '{resolved.Config.Mock}' needs the key of a row, and its path has no parameter",
            "say where the key is: `key: query.id`, `body.id` or `header.X-Id`"
        );
        return null;
    }

    private KeySource? Key(ResolvedBinding resolved)
    {
        if (resolved.Config.Key is { } text)
        {
            var key = KeySource.Parse(text);
            if (key is null)
            {
                context.Error(
                    DiagnosticCodes.BadKeySource,
                    resolved.Pointer + "/key",
                    $"'{text}' does not say where the key is",
                    "write path.NAME, query.NAME, body.NAME or header.NAME, or only where a table has one row"
                );
            }

            return key;
        }

        return
            resolved.Config.Action is TableAction.List or TableAction.Create
            || ScopeFields.PathParameters(resolved.Target.Path) is not [.., var last]
            ? null
            : KeySource.Path(last);
    }
}
