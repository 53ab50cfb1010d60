using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Completion;

namespace Mockd.Engine.Bindings;

/// <summary>Puts rows into the provider's list form.</summary>
internal sealed class ListEnvelope : ListForm
{
    private readonly bool _isConfigured;
    private readonly bool _hidesMeta;
    private readonly IReadOnlyDictionary<string, string> _metaNames;
    private readonly bool _isBareArray;
    private readonly string[] _dataPath;
    private readonly (
        string Name,
        Func<PageFacts, JsonValue>? Computed,
        ValueTemplate? Template,
        JsonValue Literal
    )[] _members;

    /// <param name="schema">Schema of the whole list answer.</param>
    /// <param name="completes">Members that the schema requires are added.</param>
    public ListEnvelope(ListConfig? config, Schema? schema, bool completes)
    {
        _isConfigured = config is not null;
        _hidesMeta = config?.HideMeta == true;
        _metaNames = config?.MetaFields ?? new Dictionary<string, string>();
        var dataField = config?.DataField ?? "data";
        _dataPath = dataField.Split('.');
        _isBareArray = dataField.Length == 0 || (config is null && schema?.Types.HasFlag(SchemaTypes.Array) == true);
        var members = (config?.ExtraFields ?? JsonObject.Empty).Select(m => Member(m.Key, m.Value)).ToList();
        if (completes && config is not null && schema is not null)
        {
            members.AddRange(Required(schema, members.Select(m => m.Name).Append(_dataPath[0])));
        }

        _members = [.. members];
        NeedsTotal =
            !_hidesMeta || Array.Exists(_members, m => PageMembers.NeedsTotal(m.Name) || m.Template is not null);
    }

    public override bool NeedsTotal { get; }

    public override byte[] Render(IReadOnlyList<ReadOnlyMemory<byte>> rows, PageFacts page, Func<Scope> scope)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(rows.Sum(r => r.Length + 1) + 256);
        using (
            var writer = new System.Text.Json.Utf8JsonWriter(
                buffer,
                new System.Text.Json.JsonWriterOptions
                {
                    SkipValidation = true,
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            if (_isBareArray)
            {
                WriteRows(writer, rows);
            }
            else
            {
                WriteObject(writer, rows, page, scope);
            }
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static (
        string Name,
        Func<PageFacts, JsonValue>? Computed,
        ValueTemplate? Template,
        JsonValue Literal
    ) Member(string name, JsonValue value)
    {
        var template = ValueTemplate.Parse(value);
        return template.IsConstant
            ? (name, value is JsonObject or JsonArray ? null : PageMembers.Find(name), null, value)
            : (name, null, template, value);
    }

    /// <summary>Members that the description requires and the file does not mention.</summary>
    private static IEnumerable<(string, Func<PageFacts, JsonValue>?, ValueTemplate?, JsonValue)> Required(
        Schema schema,
        IEnumerable<string> known
    )
    {
        var names = known.ToHashSet(StringComparer.Ordinal);
        var filled = Completion.Complete(schema, JsonObject.Empty, CompleteMode.Required, 0, DateTimeOffset.UnixEpoch);
        return filled
            .Where(m => !names.Contains(m.Key) && m.Value is not JsonArray)
            .Select(m => (m.Key, PageMembers.Find(m.Key), (ValueTemplate?)null, m.Value));
    }

    private static void WriteRows(System.Text.Json.Utf8JsonWriter writer, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteRawValue(row.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private void WriteObject(
        System.Text.Json.Utf8JsonWriter writer,
        IReadOnlyList<ReadOnlyMemory<byte>> rows,
        PageFacts page,
        Func<Scope> scope
    )
    {
        writer.WriteStartObject();
        Scope? filled = null;
        foreach (var (name, computed, template, literal) in _members)
        {
            writer.WritePropertyName(name);
            var value =
                computed is not null ? computed(page)
                : template is null ? literal
                : template.Evaluate(filled ??= scope().Set("page", Facts(page)));
            value.WriteTo(writer);
        }

        foreach (var outer in _dataPath.AsSpan(0, _dataPath.Length - 1))
        {
            writer.WriteStartObject(outer);
        }

        writer.WritePropertyName(_dataPath[^1]);
        WriteRows(writer, rows);
        for (var i = 1; i < _dataPath.Length; i++)
        {
            writer.WriteEndObject();
        }

        WriteMeta(writer, page);
        writer.WriteEndObject();
    }

    private void WriteMeta(System.Text.Json.Utf8JsonWriter writer, PageFacts page)
    {
        if (!_isConfigured)
        {
            writer.WriteStartObject("meta");
        }
        else if (_hidesMeta)
        {
            return;
        }

        WriteNumber("total", page.Total);
        WriteNumber("limit", page.Size);
        WriteNumber("offset", page.Offset);
        WriteNumber("count", page.Count);
        if (!_isConfigured)
        {
            writer.WriteBoolean("has_more", page.HasMore);
            writer.WriteEndObject();
        }

        void WriteNumber(string name, int value) =>
            writer.WriteNumber(_metaNames.GetValueOrDefault(name) ?? name, value);
    }

    private static JsonObject Facts(PageFacts page) =>
        JsonObject.Of(
            ("number", page.Number),
            ("size", page.Size),
            ("start", page.Start),
            ("end", page.End),
            ("count", page.Count),
            ("offset", page.Offset),
            ("total", page.Total),
            ("hasMore", page.HasMore),
            ("next", page.Next),
            ("previous", page.Previous),
            ("first", page.First),
            ("last", page.Last),
            ("nextToken", page.NextToken),
            ("firstId", page.FirstId),
            ("lastId", page.LastId)
        );
}
