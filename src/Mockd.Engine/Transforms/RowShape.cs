using System.Buffers;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Completion;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Transforms;

/// <summary>
/// Turns stored rows into what the provider answers: rename, lists, timestamps, injected members, completion from the
/// schema, and last the hidden members.
/// </summary>
public sealed class RowShape
{
    /// <summary>Tables of this many rows or fewer take little memory however they are kept.</summary>
    private const int SmallTable = 1000;

    private readonly RowShapeOptions _options;
    private readonly Lazy<RowTimes> _times;
    private readonly ShapeSettings _settings;
    private readonly JsonObject _constants;
    private readonly ValueTemplate? _inject;
    private readonly Lazy<KeyFacts> _key;

    // What the configuration injects is shown, even under a name that is hidden.
    private readonly HashSet<string> _removed;
    private readonly ListMembers _lists;

    internal RowShape(RowShapeOptions options)
    {
        _options = options;
        DependsOnOtherRows = options.Relations.Any(r => r.Include);
        _times = new(() => new RowTimes(options));
        _settings = options.Settings;
        var hide = _settings.Hide;
        _removed = new(
            hide.Where(name => !_settings.Inject.Contains(name)).Concat(options.Hidden),
            StringComparer.Ordinal
        );
        var inject = ValueTemplate.Parse(_settings.Inject);
        _inject = inject.IsConstant ? null : inject;
        _constants = inject.IsConstant ? _settings.Inject : JsonObject.Empty;
        _lists = new ListMembers(_settings);
        _key = new(() =>
            FactsOf(
                (
                    options.IdIn is null ? options.Schema.Value : options.Schema.Value?.FindProperty(options.IdIn)
                )?.FindProperty(OutputName(options.IdField)),
                options.CountsKeys,
                options.Thing
            )
        );
    }

    /// <summary>The description says that keys are integers, so they are answered as numbers.</summary>
    public bool KeyIsInteger => _key.Value.IsInteger;

    /// <summary>The key as callers know it.</summary>
    public string OwnKey(Row row) => NestedKeys.Own(row.Key, _options.Depth);

    /// <summary>What the description says about keys.</summary>
    internal Lazy<KeyFacts> Key => _key;

    /// <summary>By number of the table; set once all tables are known.</summary>
    public IReadOnlyList<RowShape> Shapes { get; set; } = [];

    public string IdField => _options.IdField;

    /// <summary>The text that every row answers under this name by configuration.</summary>
    internal string? InjectedText(string name) =>
        _settings.Inject[name] is JsonText text && ValueTemplate.Parse(text).IsConstant ? text.Value : null;

    /// <summary>Answers are filled up from the description.</summary>
    public bool Completes => _options.Complete != CompleteMode.Off;

    /// <summary>Members that hold numbers in every seed that has them.</summary>
    public IReadOnlySet<string> SeededNumbers => _options.SeededNumbers;

    public Schema? Schema => _options.Schema.Value;

    /// <summary>Members that the configuration names, described or not.</summary>
    internal IReadOnlySet<string> OwnMembers => _options.OwnMembers;

    internal IReadOnlyList<Relation> Relations => _options.Relations;

    /// <summary>Injected members that are the same for every row.</summary>
    public JsonObject Constants => _constants;

    /// <summary>Rows hold rows of other tables, so their bytes cannot be kept with them.</summary>
    public bool DependsOnOtherRows { get; }

    // The answer is the same whatever else is stored, so it may be kept with the row.
    private bool IsOfRowAlone => _options.IsTableShape && !DependsOnOtherRows;

    /// <summary>Expressions have a part in answers, and expressions may fail.</summary>
    public bool MayFail => _inject is not null || _lists.HasTemplates || DependsOnOtherRows;

    /// <summary>The row as UTF-8 JSON; rendered once per row where this is its table's own shape.</summary>
    public ReadOnlyMemory<byte> Render(Row row, TwinState state) =>
        !IsOfRowAlone ? Shape(row, state).ToUtf8()
        : row.Rendered is { IsEmpty: false } rendered ? rendered
        : Rendered(row, state);

    public void RenderTo(IBufferWriter<byte> buffer, Row row, TwinState state) => buffer.Write(Render(row, state).Span);

    public JsonObject Shape(Row row, TwinState state) => Shape(row, state, depth: 0);

    /// <summary>The same, kept with the row for whoever looks or renders next.</summary>
    internal JsonObject Seen(Row row, TwinState state) =>
        IsOfRowAlone ? row.Shaped ?? row.Keep(Shape(row, state)) : Shape(row, state);

    /// <summary>The related rows of a member in their own full shape; null when there are none to show.</summary>
    internal JsonValue? Related(Relation relation, Row row, JsonValue? value, TwinState state, int depth = 0)
    {
        var shape = Shapes[relation.Table];
        if (relation.Many)
        {
            return JsonArray.Of(
                RelatedRows(relation, row, state).Select(r => (JsonValue)shape.Shape(r, state, depth + 1))
            );
        }

        return value switch
        {
            JsonArray keys => JsonArray.Of(keys.Select(k => Related(relation, row, k, state, depth) ?? k)),
            JsonText or JsonNumber => FindRelated(relation, value.ToPlainText(), state) is { } found
                ? shape.Shape(found, state, depth + 1)
                : null,
            _ => null,
        };
    }

    /// <summary>Items of a member as they are answered: a list object where the member is one, else the bare array.</summary>
    public JsonValue Listed(string field, JsonArray items, Row row, TwinState state) =>
        _lists.Contains(OutputName(field))
            ? _lists.Wrap(OutputName(field), items, new JsonObjectBuilder(Shape(row, state)), row)
            : items;

    /// <summary>The rows that name this one, oldest first.</summary>
    internal IReadOnlyList<Row> RelatedRows(Relation relation, Row row, TwinState state)
    {
        var field = Shapes[relation.Table].FieldFor(relation.TargetField ?? _options.IdField);
        var query = new ListQuery
        {
            Conditions = [Condition.Sent(field, Comparison.Equal, OwnKey(row))],
            Descending = false,
            Limit = int.MaxValue,
        };
        return ListQueries.Run(state.Tables[relation.Table], query).Rows;
    }

    internal Row? FindRelated(Relation relation, string key, TwinState state)
    {
        var table = state.Tables[relation.Table];
        if (relation.TargetField is null || relation.TargetField == Shapes[relation.Table].IdField)
        {
            return table.Find(key);
        }

        var query = new ListQuery
        {
            Conditions = [Condition.Sent(TableField.Stored(relation.TargetField), Comparison.Equal, key)],
            Limit = 1,
        };
        return ListQueries.Run(table, query).Rows is [var found, ..] ? found : null;
    }

    /// <summary>Names that the creation and change times are answered under.</summary>
    public IReadOnlyList<string> TimestampNames => _times.Value.Names;

    /// <summary>The row's own names of its times, where the description has no members of these names.</summary>
    public IEnumerable<string> OwnTimes =>
        ((string[])["createdAt", "updatedAt"]).Where(n => !Completes || Schema?.FindProperty(n) is null);

    /// <summary>The members of a changed row without the change time that it had before.</summary>
    public JsonObject Moved(Row before, JsonObject after) => _times.Value.Moved(before, after);

    public string OutputName(string stored) =>
        _settings.Rename.Count > 0 && _settings.Rename.TryGetValue(stored, out var name) ? name : stored;

    /// <summary>The stored name of a member that callers know under its answered name.</summary>
    public string StoredName(string answered) =>
        _settings.Rename.FirstOrDefault(r => r.Value == answered).Key ?? answered;

    /// <summary>Reads a field by its answered name, times included.</summary>
    internal TableField FieldFor(params string[] path)
    {
        if (path.Length == 1)
        {
            var name = path[0];
            if (_options.IdIn is null && (name == OutputName(_options.IdField) || name == _options.IdField))
            {
                return TableField.Computed("key", row => (JsonValue)OwnKey(row));
            }

            if (_times.Value.Field(name) is { } time)
            {
                return time;
            }
        }

        path[0] = StoredName(path[0]);
        return TableField.Stored(path);
    }

    // What is asked next is the bytes, so that the fields of large tables need not be at hand.
    private ReadOnlyMemory<byte> Rendered(Row row, TwinState state) =>
        row.Keep(
            row.Shaped ?? Shape(row, state),
            state.Tables[_options.Table].Count > SmallTable ? _options.Parts : null
        );

    private JsonObject Shape(Row row, TwinState state, int depth)
    {
        var fields = row.Fields;
        var builder = new JsonObjectBuilder(fields.Count + 16);
        if (!_options.HidesKey && _options.IdIn is null)
        {
            builder.Set(OutputName(_options.IdField), KeyOf(row));
        }

        foreach (var (name, value) in _constants)
        {
            builder.Set(name, value);
        }

        _times.Value.Set(builder, row);
        foreach (var (name, value) in fields)
        {
            var output = OutputName(name);
            if (!_constants.Contains(output))
            {
                builder.Set(output, value);
            }
        }

        if (_options.IdIn is { } holder)
        {
            builder.Set(holder, (fields[holder] as JsonObject ?? JsonObject.Empty).With(_options.IdField, KeyOf(row)));
        }

        Include(builder, row, state, depth);
        _lists.WrapAll(builder, row);
        if (_inject is not null)
        {
            foreach (var (name, value) in (JsonObject)_inject.Evaluate(ListMembers.ScopeOf(builder, row)))
            {
                builder.Set(name, value);
            }
        }

        var shaped = _times.Value.OfVariants(builder.Build(), row);
        if (_options.Shown is { } shown)
        {
            shaped = JsonObject.Of(shaped.Where(m => shown.Contains(m.Key)));
        }

        if (_options.Schema.Value is { } schema)
        {
            var seed = Dice.Derive(_options.Seed, row.Key);
            shaped = Completion.Complete(schema, shaped, _options.Complete, seed, row.CreatedAt);
            shaped = MemberAccess.Answerable(schema, shaped);
        }

        return shaped.Without(_removed);
    }

    private static KeyFacts FactsOf(Schema? key, bool counts, string thing)
    {
        if (key is null)
        {
            return new(counts, null);
        }

        var types = SchemaView.Of(key).Possible;
        return
            (types & SchemaTypes.String) == 0 && (types & (SchemaTypes.Integer | SchemaTypes.Number)) != 0
            || key.Types.HasFlag(SchemaTypes.Integer)
            ? new(true, key.Pattern)
            : new(false, key.Pattern) { Like = new KeyTexts(key, thing) };
    }

    private JsonValue KeyOf(Row row) =>
        OwnKey(row) is var key && KeyIsInteger && JsonNumber.ReadStrictly(key) is { } number ? number : key;

    private void Include(JsonObjectBuilder builder, Row row, TwinState state, int depth)
    {
        if (depth > 3)
        {
            return;
        }

        foreach (var relation in _options.Relations)
        {
            if (relation.Include && Related(relation, row, row.Field(relation.Field), state, depth) is { } related)
            {
                var name = OutputName(relation.Field);
                if (name != relation.Field)
                {
                    builder.Remove(relation.Field);
                }

                builder.Set(name, related);
            }
        }
    }
}
