using System.Collections;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>
/// Parses every template of a file once, so that what is built from them later cannot fail, and finds variables that their
/// place does not have.
/// </summary>
internal sealed class TemplateRules(SourceMap map, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Functions that templates call, with the place of the first call.</summary>
    public Dictionary<string, SourceLocation> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>The value without what does not parse; null when nothing is left of it.</summary>
    public object? Apply(TemplateAttribute rule, object value, string pointer)
    {
        if (value is IDictionary members)
        {
            foreach (var name in members.Keys.Cast<string>().ToArray())
            {
                if (!Holds(rule, Given(members[name]!), SourceMap.Below(pointer, name)))
                {
                    members.Remove(name);
                }
            }

            return members;
        }

        return Holds(rule, Given(value), pointer) ? value : null;
    }

    private static JsonValue Given(object value) =>
        value switch
        {
            string text => new JsonText(text),
            IReadOnlyList<string> texts => JsonArray.Of(texts.Select(t => (JsonValue)new JsonText(t))),
            _ => (JsonValue)value,
        };

    private bool Holds(TemplateAttribute rule, JsonValue value, string pointer)
    {
        switch (value)
        {
            case JsonText text:
                return Parses(rule, text.Value, pointer);
            case JsonArray list:
                return list.Select((item, i) => Holds(rule, item, $"{pointer}/{i}")).ToArray().All(holds => holds);
            case JsonObject members:
                return members
                    .Select(m => Holds(rule, m.Value, SourceMap.Below(pointer, m.Key)))
                    .ToArray()
                    .All(holds => holds);
            default:
                return true;
        }
    }

    private bool Parses(TemplateAttribute rule, string text, string pointer)
    {
        Template template;
        try
        {
            template = Template.Parse(text);
        }
        catch (ExpressionException e)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.BadExpression,
                    map.At(pointer),
                    $"a template does not parse: {e.Message} (column {e.Column})",
                    "write \\{{ for two braces that are not a template"
                )
            );
            return false;
        }

        foreach (var function in template.Functions)
        {
            Functions.TryAdd(function, map.At(pointer));
        }

        foreach (var variable in template.Variables)
        {
            CheckVariable(rule, variable, pointer);
        }

        return true;
    }

    private void CheckVariable(TemplateAttribute rule, string variable, string pointer)
    {
        if (rule.Variables.Contains(variable) || BuiltIns.Contains(variable))
        {
            return;
        }

        // Where a row's members are variables too, any name may be one; only the slip of one letter is told.
        var meant = rule.HasMembers
            ? rule.Variables.FirstOrDefault(known =>
                known.Length >= variable.Length && NearestName.Distance(known, variable) == 1
            )
            : null;
        if (rule.HasMembers && meant is null)
        {
            return;
        }

        diagnostics.Add(
            Diagnostic.Warning(
                DiagnosticCodes.UnknownVariable,
                map.At(pointer),
                $"there is no variable '{variable}' here; it is null",
                meant is not null
                    ? $"did you mean '{meant}'?"
                    : NearestName.Hint(variable, rule.Variables) ?? $"there are {string.Join(", ", rule.Variables)}"
            )
        );
    }
}
