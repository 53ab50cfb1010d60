using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>
/// Builds configuration records from a document, driven by the records themselves: what a property is called and typed is all
/// there is to know. Reports everything that does not fit, and where.
/// </summary>
internal sealed class ConfigBinder
{
    private readonly SourceMap _map;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly ConfigRules _rules;
    private readonly TemplateRules _templates;
    private readonly List<(string List, List<int> Kept)> _dropped = [];

    public ConfigBinder(SourceMap map, ICollection<Diagnostic> diagnostics)
    {
        _map = map;
        _diagnostics = diagnostics;
        _templates = new TemplateRules(map, diagnostics);
        _rules = new ConfigRules(map, diagnostics, _templates);
    }

    /// <summary>Functions that templates call, with the place of the first call.</summary>
    public IReadOnlyDictionary<string, SourceLocation> Functions => _templates.Functions;

    /// <summary>The record of a whole document, or null when it does not fit; then a diagnostic was added.</summary>
    public object? BindDocument(Type type, JsonValue value)
    {
        var document = Bind(type, value, "");

        // Only now: while binding, places are asked for by the numbers in the file.
        foreach (var (list, kept) in _dropped)
        {
            _map.Keep(list, kept);
        }

        return document;
    }

    internal object? Bind(Type type, JsonValue value, string pointer)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JsonValue))
        {
            return value;
        }

        if (type == typeof(JsonObject))
        {
            return value as JsonObject ?? Wrong(value, pointer, "a mapping");
        }

        if (type.IsEnum)
        {
            return EnumOf(type, value, pointer);
        }

        if (ConfigScalars.Find(type) is { } scalar)
        {
            return scalar.Read(value) ?? Wrong(value, pointer, scalar.Expected);
        }

        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            return arguments.Length == 2
                ? DictionaryOf(arguments[1], value, pointer)
                : ListOf(arguments[0], value, pointer);
        }

        if (ConfigRecords.ShortForm(type) is { } keys)
        {
            return value is JsonObject full ? RecordOf(type, full, pointer)
                : ConfigScalars.IsPlain(value) ? ShortOf(type, keys, value, pointer)
                : Wrong(value, pointer, "a text or a mapping");
        }

        return value is JsonObject o ? RecordOf(type, o, pointer) : Wrong(value, pointer, "a mapping");
    }

    private object? RecordOf(Type type, JsonObject value, string pointer)
    {
        var record = ConfigRecords.Of(type);
        var instance = record.Create();
        var isWhole = true;
        foreach (var (name, member) in value)
        {
            var below = SourceMap.Below(pointer, name);
            if (record.Find(name) is not { } key)
            {
                Unknown(record, name, below);
            }
            else if (!member.IsNull && Value(key, member, below) is { } bound)
            {
                key.Set(instance, bound);
            }
            else if (!member.IsNull && record.Required.Contains(name))
            {
                isWhole = false;
            }
        }

        foreach (var required in record.Required.Where(r => value[r] is null or JsonNull))
        {
            _diagnostics.Add(
                Diagnostic.Error(DiagnosticCodes.MissingKey, _map.At(pointer), $"`{required}` is missing here")
            );
            isWhole = false;
        }

        // A part that lacks a key is left out; the file itself is kept, so that its parts are checked.
        return isWhole || pointer.Length == 0 ? instance : null;
    }

    private object? ShortOf(Type type, string[] keys, JsonValue value, string pointer)
    {
        if (keys is [var only])
        {
            return RecordOf(type, JsonObject.Of((only, value)), pointer);
        }

        var record = ConfigRecords.Of(type);
        var words = Array.ConvertAll(keys, key => ConfigWords.TypeOf(record.Find(key)!.Type));
        var at = Array.FindIndex(words, word => ConfigWords.Find(word, value) is not null);
        return at >= 0 ? RecordOf(type, JsonObject.Of((keys[at], value)), pointer) : NoWord(words, value, pointer);
    }

    private object? Value(ConfigKey key, JsonValue member, string pointer) =>
        Bind(key.Type, member, pointer) is { } bound ? _rules.Apply(key, bound, pointer) : null;

    private void Unknown(ConfigRecord record, string name, string pointer)
    {
        if (name.StartsWith("x-", StringComparison.Ordinal))
        {
            return;
        }

        if (ConfigRecords.IsKnownElsewhere(record.Type, name))
        {
            _diagnostics.Add(
                Diagnostic.Warning(
                    DiagnosticCodes.UnsupportedFeature,
                    _map.At(pointer),
                    $"`{name}` is not supported yet and ignored"
                )
            );
            return;
        }

        var hint = NearestName.Hint(name, record.Names) ?? $"known keys are {string.Join(", ", record.Names)}";
        _diagnostics.Add(Diagnostic.Error(DiagnosticCodes.UnknownKey, _map.At(pointer), $"unknown key `{name}`", hint));
    }

    private object? EnumOf(Type type, JsonValue value, string pointer) =>
        ConfigWords.Find(type, value) is { } name ? Enum.Parse(type, name) : NoWord([type], value, pointer);

    private object? NoWord(Type[] types, JsonValue value, string pointer)
    {
        var text = value.ToPlainText();
        var allowed = types.SelectMany(ConfigWords.Written).ToArray();
        var hint = NearestName.Hint(text, allowed) ?? $"one of {string.Join(", ", allowed)}";
        _diagnostics.Add(
            Diagnostic.Error(DiagnosticCodes.UnknownValue, _map.At(pointer), $"'{text}' is not allowed here", hint)
        );
        return null;
    }

    private object? ListOf(Type item, JsonValue value, string pointer)
    {
        if (value is not JsonArray array)
        {
            return Wrong(value, pointer, "a list");
        }

        var list = ConfigTypes.Of(item).NewList();
        var kept = new List<int>();
        for (var i = 0; i < array.Count; i++)
        {
            // A list of one may be written as its only item.
            var given = IsList(item) && ConfigScalars.IsPlain(array[i]) ? JsonArray.Of([array[i]]) : array[i];
            if (Bind(item, given, $"{pointer}/{i}") is { } bound)
            {
                list.Add(bound);
                kept.Add(i);
            }
        }

        if (kept.Count < array.Count)
        {
            _dropped.Add((pointer, kept));
        }

        return list;
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericArguments().Length == 1;

    private object? DictionaryOf(Type item, JsonValue value, string pointer)
    {
        if (value is not JsonObject o)
        {
            return Wrong(value, pointer, "a mapping");
        }

        var map = ConfigTypes.Of(item).NewMap();
        foreach (var (name, member) in o)
        {
            // A list of one may be written as its only item, an empty text as nothing at all.
            if (IsList(item) && member is not JsonArray and not JsonObject)
            {
                map[name] = Bind(
                    item,
                    JsonArray.Of([member.IsNull ? JsonText.Empty : member]),
                    SourceMap.Below(pointer, name)
                )!;
                continue;
            }

            // `items:` with nothing behind it means "with all defaults"; for texts it is the expression nil.
            var given =
                member.IsNull && item.IsClass && item != typeof(string) && item != typeof(JsonValue)
                    ? JsonObject.Empty
                    : member;
            var bound =
                item == typeof(string)
                    ? ConfigScalars.ExpressionText(given)
                    : Bind(item, given, SourceMap.Below(pointer, name));
            if (bound is not null)
            {
                map[name] = bound;
            }
        }

        return map;
    }

    private object? Wrong(JsonValue value, string pointer, string expected)
    {
        var given = value switch
        {
            JsonObject => "a mapping",
            JsonArray => "a list",
            _ => $"'{value.ToPlainText()}'",
        };
        _diagnostics.Add(
            Diagnostic.Error(
                DiagnosticCodes.WrongValueType,
                _map.At(pointer),
                $"{expected} is expected here, not {given}"
            )
        );
        return null;
    }
}
