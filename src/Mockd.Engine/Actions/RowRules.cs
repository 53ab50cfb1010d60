using System.Globalization;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Patterns;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>A table's `validation`: what its rows must look like, in the author's own words.</summary>
public sealed class RowRules(ValidationConfig rules)
{
    private readonly Dictionary<string, Pattern> _patterns = PatternsOf(rules.Fields.Values);
    private readonly RowSchema? _schema = rules.Schema is { } schema ? new RowSchema(schema) : null;
    private readonly RowRules? _onCreate = rules.OnCreate is { } more ? new RowRules(more) : null;
    private readonly RowRules? _onUpdate = rules.OnUpdate is { } more ? new RowRules(more) : null;

    public Failure? CheckCreate(JsonObject row) => Check(row) ?? _onCreate?.Check(row);

    /// <summary>The row as it would be after the change.</summary>
    public Failure? CheckUpdate(JsonObject row) => Check(row) ?? _onUpdate?.Check(row);

    private Failure? Check(JsonObject row)
    {
        if (rules.Mode == "warn")
        {
            return null;
        }

        if (_schema is not null)
        {
            return _schema.Check(row, onlyMissing: rules.Mode == "permissive");
        }

        foreach (var name in rules.Required.Concat(rules.Fields.Where(f => f.Value.Required).Select(f => f.Key)))
        {
            if (Find(row, name) is null or JsonNull)
            {
                var message = rules.Fields.TryGetValue(name, out var rule) ? rule.Message : null;
                return Missing(name).AsFailure(message);
            }
        }

        if (rules.Mode == "permissive")
        {
            return null;
        }

        foreach (var (name, rule) in rules.Fields)
        {
            if (Find(row, name) is { } value && Broken(rule, value, name) is { } broken)
            {
                return broken.AsFailure(rule.Message);
            }
        }

        return null;
    }

    private static BrokenRule Missing(string name) =>
        new(name, DifferenceKind.Missing, $"Missing required field: {name}.");

    private static BrokenRule Misfit(DifferenceKind kind, string name, JsonValue value, string said) =>
        new(name, kind, $"Field {name} {said}") { Value = value };

    private static JsonValue? Find(JsonObject row, string dotted)
    {
        JsonValue? value = row;
        foreach (var name in dotted.Split('.'))
        {
            value = (value as JsonObject)?[name];
        }

        return value;
    }

    private BrokenRule? Broken(FieldRuleConfig rule, JsonValue value, string name)
    {
        if (value.IsNull)
        {
            return rule.Nullable || rule.Type is null
                ? null
                : Misfit(DifferenceKind.Type, name, value, "must not be null.");
        }

        if (rule.Type is { } type && !HasType(value, type))
        {
            return Misfit(DifferenceKind.Type, name, value, $"must be of type {type}.");
        }

        if (rule.Enum.Count > 0 && !rule.Enum.Contains(value))
        {
            var listed = string.Join(", ", rule.Enum.Select(e => e.ToPlainText()));
            return Misfit(DifferenceKind.Enum, name, value, $"must be one of: {listed}.");
        }

        return value switch
        {
            JsonText text => BrokenText(rule, text.Value, name),
            JsonNumber number => BrokenNumber(rule, number.Double, name),
            JsonArray array => BrokenArray(rule, array, name),
            JsonObject o => rule
                .Properties.Select(p =>
                    o[p.Key] is { } inner ? Broken(p.Value, inner, $"{name}.{p.Key}")
                    : p.Value.Required ? Missing($"{name}.{p.Key}")
                    : null
                )
                .FirstOrDefault(b => b is not null),
            _ => null,
        };
    }

    private static bool HasType(JsonValue value, string type) =>
        type switch
        {
            "string" => value is JsonText,
            "integer" => value is JsonNumber { IsInteger: true },
            "number" => value is JsonNumber,
            "boolean" => value is JsonBoolean,
            "array" => value is JsonArray,
            "object" => value is JsonObject,
            _ => true,
        };

    private BrokenRule? BrokenText(FieldRuleConfig rule, string text, string name)
    {
        if (text.Length < rule.MinLength)
        {
            return Misfit(DifferenceKind.Length, name, text, $"must have at least {rule.MinLength} characters.");
        }

        if (text.Length > rule.MaxLength)
        {
            return Misfit(DifferenceKind.Length, name, text, $"must have at most {rule.MaxLength} characters.");
        }

        if (rule.Pattern is { } pattern && BrokenPattern(_patterns[pattern], text, name) is { } mismatch)
        {
            return new(name, DifferenceKind.Format, mismatch) { Value = new JsonText(text) };
        }

        return rule.Format is { } format && !HasFormat(text, format)
            ? Misfit(DifferenceKind.Format, name, text, $"must be a valid {format}.")
            : null;
    }

    private static string? BrokenPattern(Pattern pattern, string text, string name)
    {
        try
        {
            return pattern.IsMatch(text) ? null : $"Field {name} must match {pattern.Text}.";
        }
        catch (PatternLimitException e)
        {
            return $"Field {name} is refused: {e.Message}.";
        }
    }

    // Compiled when the table is: what is none was refused at the start.
    private static Dictionary<string, Pattern> PatternsOf(IEnumerable<FieldRuleConfig> rules)
    {
        var patterns = new Dictionary<string, Pattern>(StringComparer.Ordinal);
        var open = new Stack<FieldRuleConfig>(rules);
        while (open.TryPop(out var rule))
        {
            if (rule.Pattern is { } text && Pattern.TryRead(text, PatternDialect.Net) is { } pattern)
            {
                patterns[text] = pattern;
            }

            foreach (var inner in rule.Properties.Values.Append(rule.Items).OfType<FieldRuleConfig>())
            {
                open.Push(inner);
            }
        }

        return patterns;
    }

    private static bool HasFormat(string text, string format) =>
        format switch
        {
            "email" => text.IndexOf('@') is > 0 and var at
                && at == text.LastIndexOf('@')
                && at < text.Length - 1
                && !text.Contains(' ', StringComparison.Ordinal),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date" => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "date-time" or "datetime" => DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "uri" or "url" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "ipv4" => System.Net.IPAddress.TryParse(text, out var ip)
                && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork,
            "ipv6" => System.Net.IPAddress.TryParse(text, out var ip6)
                && ip6.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6,
            "hostname" => Uri.CheckHostName(text) == UriHostNameType.Dns,
            _ => true,
        };

    private static BrokenRule? BrokenNumber(FieldRuleConfig rule, double number, string name) =>
        number < rule.Min ? Misfit(DifferenceKind.Range, name, JsonNumber.Of(number), $"must be at least {rule.Min}.")
        : number > rule.Max ? Misfit(DifferenceKind.Range, name, JsonNumber.Of(number), $"must be at most {rule.Max}.")
        : number <= rule.ExclusiveMin
            ? Misfit(DifferenceKind.Range, name, JsonNumber.Of(number), $"must be greater than {rule.ExclusiveMin}.")
        : number >= rule.ExclusiveMax
            ? Misfit(DifferenceKind.Range, name, JsonNumber.Of(number), $"must be less than {rule.ExclusiveMax}.")
        : null;

    private BrokenRule? BrokenArray(FieldRuleConfig rule, JsonArray array, string name)
    {
        if (array.Count < rule.MinItems)
        {
            return Misfit(DifferenceKind.Length, name, array, $"must have at least {rule.MinItems} items.");
        }

        if (array.Count > rule.MaxItems)
        {
            return Misfit(DifferenceKind.Length, name, array, $"must have at most {rule.MaxItems} items.");
        }

        if (rule.UniqueItems && array.Distinct().Count() != array.Count)
        {
            return Misfit(DifferenceKind.Length, name, array, "must not repeat items.");
        }

        return rule.Items is { } items
            ? array.Select((item, i) => Broken(items, item, $"{name}[{i}]")).FirstOrDefault(b => b is not null)
            : null;
    }
}
