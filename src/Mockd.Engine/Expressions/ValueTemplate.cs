using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>A JSON value whose texts are templates; parts without templates are shared, not copied.</summary>
public sealed class ValueTemplate
{
    private readonly Template? _text;
    private readonly ValueTemplate[]? _items;
    private readonly KeyValuePair<string, ValueTemplate>[]? _members;

    private ValueTemplate(JsonValue constant) => Constant = constant;

    private ValueTemplate(Template text)
    {
        _text = text;
        Variables = text.Variables;
        Functions = text.Functions;
    }

    private ValueTemplate(ValueTemplate[] items)
    {
        _items = items;
        Variables = [.. items.SelectMany(i => i.Variables).Distinct()];
        Functions = [.. items.SelectMany(i => i.Functions).Distinct()];
    }

    private ValueTemplate(KeyValuePair<string, ValueTemplate>[] members)
    {
        _members = members;
        Variables = [.. members.SelectMany(m => m.Value.Variables).Distinct()];
        Functions = [.. members.SelectMany(m => m.Value.Functions).Distinct()];
    }

    /// <summary>What every evaluation gives; null when they differ.</summary>
    public JsonValue? Constant { get; }

    public bool IsConstant => Constant is not null;

    public IReadOnlyCollection<string> Variables { get; } = [];

    public IReadOnlyCollection<string> Functions { get; } = [];

    /// <exception cref="ExpressionException">A text in it is not a template.</exception>
    public static ValueTemplate Parse(JsonValue value)
    {
        var parsed = value switch
        {
            JsonText text => new ValueTemplate(Template.Parse(text.Value)),
            JsonArray list => new ValueTemplate([.. list.Select(Parse)]),
            JsonObject members => new ValueTemplate([
                .. members.Select(m => KeyValuePair.Create(m.Key, Parse(m.Value))),
            ]),
            _ => new ValueTemplate(value),
        };
        return parsed.FindConstant() is { } constant
            ? new ValueTemplate(constant.Equals(value) ? value : constant)
            : parsed;
    }

    public JsonValue Evaluate(Scope scope)
    {
        if (Constant is not null)
        {
            return Constant;
        }

        if (_text is not null)
        {
            return _text.Evaluate(scope);
        }

        return _items is not null
            ? JsonArray.Of(_items.Select(i => i.Evaluate(scope)))
            : JsonObject.Of(_members!.Select(m => KeyValuePair.Create(m.Key, m.Value.Evaluate(scope))));
    }

    /// <inheritdoc cref="Expression.MayRead"/>
    public bool MayRead(string variable, string member) =>
        _text?.MayRead(variable, member)
        ?? _items?.Any(i => i.MayRead(variable, member))
        ?? _members?.Any(m => m.Value.MayRead(variable, member))
        ?? false;

    // A text without parts may still differ from what was written: by an escaped brace.
    private JsonValue? FindConstant()
    {
        if (_text is not null)
        {
            return _text.Constant;
        }

        if (_items is not null)
        {
            return Array.TrueForAll(_items, i => i.IsConstant) ? JsonArray.Of(_items.Select(i => i.Constant!)) : null;
        }

        return _members is null || !Array.TrueForAll(_members, m => m.Value.IsConstant)
            ? Constant
            : JsonObject.Of(_members.Select(m => KeyValuePair.Create(m.Key, m.Value.Constant!)));
    }
}
