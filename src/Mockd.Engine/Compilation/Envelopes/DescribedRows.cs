using Mockd.Contracts.Configuration;
using Mockd.Engine.Bindings;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Compilation;

/// <summary>What the operations that are bound to a table say of its rows: what describes them, and where they stand.</summary>
internal sealed class DescribedRows
{
    // A create answers the plain resource; a get may also describe what is answered for deleted ones.
    private static readonly TableAction[] Trusted =
    [
        TableAction.Create,
        TableAction.Patch,
        TableAction.Update,
        TableAction.Get,
    ];

    private readonly TableConfig _table;
    private readonly ResolvedBinding[] _bindings;
    private readonly IReadOnlyList<string>? _envelope;
    private readonly string? _dataField;
    private readonly bool _readsEnvelopes;
    private readonly string _idName;
    private readonly Lazy<Schema?> _schema;

    /// <param name="table">As its author wrote it.</param>
    /// <param name="response">What the table, the profile and the twin say of answers.</param>
    /// <param name="named">The schema that the table names; null when it names none.</param>
    public DescribedRows(
        TableConfig table,
        ResponseConfig response,
        IEnumerable<ResolvedBinding> bindings,
        Schema? named
    )
    {
        _table = table;
        _bindings = [.. bindings.Where(b => b.Target.Operation is not null)];
        _envelope = response.Envelope is { } text ? RowPlace.PathOf(text) : null;
        _dataField = response.List?.DataField;

        // Who says how rows are answered means what is said, and nothing beside it.
        _readsEnvelopes = table.Response is null;
        _idName = response.Fields?.Rename.GetValueOrDefault(table.IdField) ?? table.IdField;
        _schema = new(() => named ?? Find());
    }

    /// <summary>What describes one row; null when nothing does. Schemas are read when a request first needs them (design decision D10).</summary>
    public Schema? Schema => _schema.Value;

    /// <summary>Everything that describes a row somewhere; operations of one table may differ in what they say of it.</summary>
    public IReadOnlyList<Schema> All() =>
        [
            .. _bindings
                .Where(b => b.Config.Action is not (TableAction.Delete or TableAction.Custom))
                .Select(b =>
                    b.Config.Action != TableAction.List ? OfOne(b).Schema
                    : Answered(b) is { } list ? ListedIn(list, b)
                    : null
                )
                .Prepend(Schema)
                .OfType<Schema>()
                .Distinct(ReferenceEqualityComparer.Instance)
                .Cast<Schema>(),
        ];

    /// <summary>Where the answer of a binding about one row has it.</summary>
    public RowPlace OfOne(ResolvedBinding binding)
    {
        var envelope = binding.Config.Response?.Envelope is { } own ? RowPlace.PathOf(own) : _envelope;
        return envelope is not null ? new(envelope, Schema)
            : Answered(binding) is { } answer && Reads(binding) ? RowPlaces.OfOne(answer, HintsOf(binding), Schema)
            : new([], Schema);
    }

    /// <summary>Where the rows of a list stand as described; null when the description does not decide that.</summary>
    public RowPlace? OfList(ResolvedBinding binding, ListConfig? configured) =>
        configured is null && Reads(binding) && Answered(binding) is { } answer
            ? RowPlaces.OfList(answer, HintsOf(binding), Schema)
            : null;

    /// <summary>Where the row stands in sent bodies.</summary>
    public IReadOnlyList<string> OfRequest(ResolvedBinding binding, IEnumerable<Schema> requests)
    {
        var answered = OfOne(binding);
        return _envelope is not null ? answered.Path
            : !Reads(binding) ? []
            : requests
                .Select(r => RowPlaces.OfRequest(r, answered with { Schema = Schema }, HintsOf(binding)))
                .FirstOrDefault(p => p.Count > 0)
                ?? [];
    }

    /// <summary>The success of an operation as an action means it: what a create answers is a thing that was not there before.</summary>
    public static ResponseDescription? SuccessOf(ResolvedBinding binding) =>
        binding.Config.Action == TableAction.Create
        && binding.Target.Operation?.Responses.FirstOrDefault(r => r.Status == "201") is { } created
            ? created
            : binding.Target.Operation?.Success;

    /// <summary>Nobody but the description says how the operation answers rows.</summary>
    public bool Reads(ResolvedBinding binding) => _readsEnvelopes && binding.Config.Response is null;

    private Schema? Find()
    {
        var list = _bindings.FirstOrDefault(b => b.Config.Action == TableAction.List);
        var listed = list is not null && Answered(list) is { } envelope ? ListedIn(envelope, list) : null;
        foreach (var action in Trusted)
        {
            foreach (var binding in _bindings.Where(b => b.Config.Action == action))
            {
                if (Answered(binding) is { } answer)
                {
                    return One(answer, binding, listed);
                }
            }
        }

        return listed
            ?? (
                _bindings.FirstOrDefault(b => b.Config.Action == TableAction.Custom) is { } custom
                && Answered(custom) is { } result
                    ? One(result, custom, null)
                    : null
            );
    }

    private Schema? One(Schema answer, ResolvedBinding binding, Schema? listed) =>
        _envelope is not null ? RowPlaces.At(answer, _envelope)
        : Reads(binding) ? RowPlaces.OfOne(answer, HintsOf(binding), listed).Schema
        : answer;

    private Schema? ListedIn(Schema envelope, ResolvedBinding list) =>
        _dataField is null && Reads(list) ? RowPlaces.OfList(envelope, HintsOf(list), null)?.Schema
        : envelope.Types.HasFlag(SchemaTypes.Array) ? envelope.Items
        : RowPlaces.At(envelope, (_dataField ?? "data").Split('.'))?.Items;

    private RowHints HintsOf(ResolvedBinding binding)
    {
        var segments = binding.Target.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var collection = Array.FindLast(segments, s => !s.Contains('{')) ?? "";
        List<string> ids = [_idName, "id"];
        if (
            binding.Config.Action is not (TableAction.List or TableAction.Create)
            && segments is [.., ['{', .. var key, '}']]
        )
        {
            ids.Add(key);
        }

        return new RowHints(
            ids,
            [.. new[] { _table.Name, collection }.Select(n => NameWords.Singular(NameWords.Joined(n))).Distinct()]
        );
    }

    private static Schema? Answered(ResolvedBinding binding) => SuccessOf(binding)?.Preferred?.Schema;
}
