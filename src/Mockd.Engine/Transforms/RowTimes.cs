using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Times;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Transforms;

/// <summary>
/// Under which names, and written how, answers carry the times of a row: the configured names, those that the description has
/// for them, or else the row's own.
/// </summary>
internal sealed class RowTimes
{
    private const string Created = "createdAt";
    private const string Updated = "updatedAt";

    private readonly RowShapeOptions _options;
    private readonly ShapeSettings _settings;
    private readonly SchemaView? _view;
    private readonly List<RowTime> _all = [];
    private readonly bool _hasVariants;
    private readonly Dictionary<string, TableField> _fields = new(StringComparer.Ordinal);

    public RowTimes(RowShapeOptions options)
    {
        _options = options;
        _settings = options.Settings;
        _view =
            options.Complete != CompleteMode.Off && options.Schema.Value is { } schema ? SchemaView.Of(schema) : null;
        Add(Created, isChange: false);
        Add(Updated, isChange: true);
        _hasVariants = _all.Exists(t => t.IsOfVariant);
        Names = [.. _all.Select(t => t.Name).Union([NameOf(Created), NameOf(Updated)])];
        foreach (var name in Names.Union([Created, Updated]))
        {
            _fields[name] = FieldOf(name);
        }
    }

    /// <summary>Every answered name of a time, and those that a configuration has for both, shown or not.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Adds the times that every answer has; a value of the row's own stands.</summary>
    public void Set(JsonObjectBuilder answer, Row row)
    {
        foreach (var time in _all)
        {
            if (!time.IsOfVariant && row.Field(time.Stored) is null)
            {
                answer.Set(time.Name, time.Of(row));
            }
        }
    }

    /// <summary>The answer with the times that only its variant has.</summary>
    public JsonObject OfVariants(JsonObject answer, Row row)
    {
        if (!_hasVariants)
        {
            return answer;
        }

        var variant = VariantMatch.Decide(_view!, answer);
        foreach (var time in _all)
        {
            if (time.IsOfVariant && !answer.Contains(time.Name) && variant.Declares(time.Name))
            {
                answer = answer.With(time.Name, time.Of(row));
            }
        }

        return answer;
    }

    /// <summary>Reads a time by any of its names; null when the name is no time's.</summary>
    public TableField? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>
    /// The members of a changed row without the change time that it had before, stored or sent back as it was answered: that
    /// time has moved.
    /// </summary>
    public JsonObject Moved(Row before, JsonObject after)
    {
        foreach (var time in _all)
        {
            if (
                time.IsChange
                && after[time.Stored] is { } value
                && (value.Equals(before.Field(time.Stored)) || value.Equals(time.Of(before)))
            )
            {
                after = after.Without(time.Stored);
            }
        }

        return after;
    }

    private TableField FieldOf(string name)
    {
        var found = _all.Find(t => t.Name == name);
        var isCreated = found is { IsChange: false } || name == Created || name == NameOf(Created);
        var stored = Stored(name);
        var write = found?.Write ?? Form(name);
        Func<Row, DateTimeOffset> read = isCreated ? row => row.CreatedAt : row => row.UpdatedAt;
        return TableField.Computed(
            $"{(isCreated ? Created : Updated)} {_settings.TimestampFormat} {name}",
            row => row.Field(stored) ?? write(read(row))
        );
    }

    private void Add(string source, bool isChange)
    {
        if (_settings.TimestampFormat == TimestampFormat.None)
        {
            return;
        }

        var isNamed = _settings.TimestampNames.TryGetValue(source, out var configured);
        if (isNamed)
        {
            if (!IsHidden(source))
            {
                _all.Add(new(configured!, Stored(configured!), isChange, false, Form(configured!)));
            }

            return;
        }

        var described = _view?.Times.Where(t => t.IsChange == isChange).ToArray() ?? [];
        foreach (var time in described)
        {
            var form = _settings.TimestampFormat is null ? time.Write : Form(time.Name);
            _all.Add(new(time.Name, Stored(time.Name), isChange, time.IsOfVariant, form));
        }

        if (described.Length == 0 && !IsHidden(source) && IsWanted(source))
        {
            _all.Add(new(source, Stored(source), isChange, false, Form(source)));
        }
    }

    /// <summary>Nobody described the answer, or somebody asked for times without saying under which name.</summary>
    private bool IsWanted(string source) =>
        _view is null
        || !SchemaVariants.KnowsItsMembers(_view)
        || (_settings.TimestampFormat is not null && _view.AllowsAdditional && _view.Member(source) is null);

    private string NameOf(string source) => _settings.TimestampNames.GetValueOrDefault(source) ?? source;

    private string Stored(string answered) => _settings.Rename.FirstOrDefault(r => r.Value == answered).Key ?? answered;

    private bool IsHidden(string source) => _settings.Hide.Contains(source);

    // The configured form where the description allows it, or else the described one.
    private Func<DateTimeOffset, JsonValue> Form(string name)
    {
        var format = _settings.TimestampFormat ?? TimestampFormat.Rfc3339;
        JsonValue Configured(DateTimeOffset time) => TimestampText.Format(time, format);
        var member = _view?.Member(name);
        return
            member is null
            || (_settings.TimestampFormat is not null && member.Accepts(Configured(DateTimeOffset.UnixEpoch)))
            || DescribedTimes.FormOf(name, member) is not { } described
            ? Configured
            : described;
    }
}
