using System.Collections;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;
using Mockd.Engine.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>Holds bound values against the rules that stand on their property; what breaks one is reported and left out.</summary>
internal sealed class ConfigRules(SourceMap map, ICollection<Diagnostic> diagnostics, TemplateRules templates)
{
    /// <summary>The value as it counts: words in their usual spelling; null when it breaks a rule.</summary>
    public object? Apply(ConfigKey key, object bound, string pointer)
    {
        object? value = bound;
        if (key.Limits is { } limits)
        {
            value = Numbers(limits, value, pointer);
        }

        if (key.OneOf is { } words)
        {
            value = Texts(value, pointer, (text, at) => Word(words, text, at));
        }

        if (key.Form is { } form)
        {
            value = Texts(value, pointer, (text, at) => Formed(form.Form, text, at));
        }

        return value is not null && key.Template is { } template ? templates.Apply(template, value, pointer) : value;
    }

    private object? Numbers(LimitsAttribute limits, object? value, string pointer)
    {
        switch (value)
        {
            case IDictionary map:
                foreach (var name in map.Keys.Cast<string>().ToArray())
                {
                    if (!IsWithin(limits, map[name]!, SourceMap.Below(pointer, name)))
                    {
                        map.Remove(name);
                    }
                }

                return map;
            case IList<int> list:
                return list.Where((n, i) => IsWithin(limits, n, $"{pointer}/{i}")).ToList();
            default:
                return value is null || IsWithin(limits, value, pointer) ? value : null;
        }
    }

    private bool IsWithin(LimitsAttribute limits, object value, string pointer)
    {
        var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        if (number >= limits.Least && number <= limits.Most)
        {
            return true;
        }

        var given = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        Report(DiagnosticCodes.ValueOutOfRange, pointer, $"{given} is not allowed here", $"write a number {limits}");
        return false;
    }

    private static object? Texts(object? value, string pointer, Func<string, string, string?> check)
    {
        switch (value)
        {
            case IDictionary map:
                foreach (var name in map.Keys.Cast<string>().ToArray())
                {
                    var member = map[name];
                    map.Remove(name);
                    if (check(name, SourceMap.Below(pointer, name)) is { } usual)
                    {
                        map[usual] = member;
                    }
                }

                return map;
            case IReadOnlyList<string> list:
                return list.Select((text, i) => check(text, $"{pointer}/{i}")).OfType<string>().ToList();
            case JsonObject:
            case null:
                return value;
            default:
                return check((string)value, pointer);
        }
    }

    private string? Word(OneOfAttribute words, string text, string pointer)
    {
        if (words.Values.FirstOrDefault(word => FieldNames.AreAlike(word, text)) is { } usual)
        {
            return usual;
        }

        var hint = NearestName.Hint(text, words.Values) ?? $"one of {string.Join(", ", words.Values)}";
        if (words.IsLenient)
        {
            diagnostics.Add(
                Diagnostic.Warning(
                    DiagnosticCodes.UnknownValue,
                    map.At(pointer),
                    $"'{text}' is not known here and left out",
                    hint
                )
            );
            return null;
        }

        Report(DiagnosticCodes.UnknownValue, pointer, $"'{text}' is not allowed here", hint);
        return null;
    }

    private string? Formed(TextForm form, string text, string pointer)
    {
        if (TextForms.Defect(form, text) is not { } defect)
        {
            return text;
        }

        Report(DiagnosticCodes.MalformedText, pointer, defect.Message, defect.Suggestion);
        return null;
    }

    private void Report(string code, string pointer, string message, string? suggestion) =>
        diagnostics.Add(Diagnostic.Error(code, map.At(pointer), message, suggestion));
}
