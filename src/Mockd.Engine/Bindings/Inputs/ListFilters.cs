using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Which query parameters of a list filter its rows.</summary>
internal sealed class ListFilters
{
    private static readonly Dictionary<string, Comparison> Words = new(StringComparer.Ordinal)
    {
        ["gt"] = Comparison.Greater,
        ["gte"] = Comparison.GreaterOrEqual,
        ["lt"] = Comparison.Less,
        ["lte"] = Comparison.LessOrEqual,
        ["ne"] = Comparison.NotEqual,
    };

    // What callers of any API send without meaning a filter.
    private static readonly HashSet<string> Ignored = new(
        [
            "cursor",
            "page",
            "per_page",
            "page_size",
            "page_token",
            "sort_by",
            "order_by",
            "fields",
            "include",
            "exclude",
            "select",
            "format",
            "pretty",
            "api_version",
            "idempotency_key",
            "request_id",
            "_mockd_seed",
        ],
        StringComparer.Ordinal
    );

    private readonly RowShape _shape;
    private readonly FilterSuffixes _suffixes;
    private readonly IReadOnlySet<string> _reserved;
    private readonly Dictionary<string, Parameter>? _parameters;
    private readonly HashSet<string>? _declared;
    private readonly IReadOnlyList<string>? _described;

    // Names that the description has with a sign behind them: `Sent<`.
    private readonly HashSet<string> _compared;

    /// <param name="declared">The operation's query parameters; null when there is no description.</param>
    public ListFilters(
        RowShape shape,
        FilterSuffixes suffixes,
        IReadOnlySet<string> reserved,
        IEnumerable<Parameter>? declared
    )
    {
        _shape = shape;
        _suffixes = suffixes;
        _reserved = reserved;
        _parameters = declared?.DistinctBy(p => p.Name).ToDictionary(p => p.Name, StringComparer.Ordinal);
        _declared = _parameters?.Keys.ToHashSet(StringComparer.Ordinal);
        _compared = (_declared ?? [])
            .Select(FilterSuffixes.SplitSign)
            .OfType<(string Name, Comparison)>()
            .Select(s => s.Name)
            .ToHashSet(StringComparer.Ordinal);
        _described = shape.Schema is { } schema ? SchemaNames.Of(schema) : null;
    }

    public List<Condition> Read(QueryParameters query, TableRows rows)
    {
        var conditions = new List<Condition>(2);
        foreach (var (name, text) in query.Pairs)
        {
            if (_reserved.Contains(name) || Parse(name) is not { } parsed || Field(parsed.Root) is not { } root)
            {
                continue;
            }

            if (parsed.Path.Length == 0 && IsWordForAny(parsed.Root, root, text))
            {
                continue;
            }

            var field = _shape.FieldFor([root, .. parsed.Path]);
            if (_described is null && parsed.Comparison == Comparison.Equal && rows.Count > 0 && !rows.Has(field))
            {
                continue;
            }

            Add(conditions, field, parsed.Comparison, text, isOfMoments: IsMoment(root, parsed.Path));
        }

        return conditions;
    }

    private static void Add(
        List<Condition> conditions,
        TableField field,
        Comparison comparison,
        string text,
        bool isOfMoments
    )
    {
        if (comparison != Comparison.Equal)
        {
            conditions.Add(Condition.Sent(field, comparison, text));
        }
        else if (isOfMoments && Moment.IsDay(text))
        {
            // Who names a day means all of it.
            conditions.Add(Condition.Sent(field, Comparison.GreaterOrEqual, text));
            conditions.Add(Condition.Sent(field, Comparison.LessOrEqual, text));
        }
        else if (
            conditions.FindIndex(c => c.Field.Name == field.Name && c.Comparison == Comparison.Equal) is >= 0 and var at
        )
        {
            conditions[at] = conditions[at].OrSent(text);
        }
        else
        {
            conditions.Add(Condition.Sent(field, comparison, text));
        }
    }

    /// <summary>Takes <c>created[gte]</c>, <c>recurring[interval]</c>, <c>keys[]</c>, <c>keys[0]</c> and the provider's ends of names apart.</summary>
    private (string Root, string[] Path, Comparison Comparison)? Parse(string name)
    {
        var comparison = Comparison.Equal;
        if (_described?.Contains(name) != true)
        {
            (name, comparison) = _suffixes.Split(name);
            if (
                comparison == Comparison.Equal
                && FilterSuffixes.SplitSign(name) is { } signed
                && _compared.Contains(signed.Name)
            )
            {
                (name, comparison) = signed;
            }
        }

        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket <= 0)
        {
            return name.Length == 0 ? null : (name, [], comparison);
        }

        var parts = name[(bracket + 1)..]
            .TrimEnd(']')
            .Split("][")
            .Where(p => p.Length > 0 && !int.TryParse(p, out _))
            .ToList();
        if (parts.Count > 0 && Words.TryGetValue(parts[^1], out var word))
        {
            comparison = word;
            parts.RemoveAt(parts.Count - 1);
        }

        return (name[..bracket], [.. parts], comparison);
    }

    /// <summary>
    /// The parameter has a word, such as `all`, that no row can have by its description: it asks for more than one value. Where
    /// rows are described by no words at all, only those that say so in every API count.
    /// </summary>
    private bool IsWordForAny(string parameter, string field, string text) =>
        _parameters?.GetValueOrDefault(parameter)?.Schema?.Enum is { } words
        && words.Any(w => w.AsText == text)
        && _shape.Schema?.FindProperty(_shape.OutputName(field)) is { } member
        && (member.Enum is { } values ? !values.Any(v => v.AsText == text) : text is "all" or "any");

    /// <summary>The member holds points in time, not days.</summary>
    private bool IsMoment(string field, string[] path) =>
        path.Length == 0
        && _shape
            .Schema?.FindProperty(_shape.OutputName(field))
            ?.Format?.StartsWith("date-time", StringComparison.Ordinal) == true;

    /// <summary>The name asks for a comparison that the provider is not known to understand.</summary>
    private static bool Compares(string parameter) => parameter.AsSpan().IndexOfAny('<', '>') >= 0;

    /// <summary>The row's name for a parameter; null when the parameter does not filter.</summary>
    private string? Field(string parameter)
    {
        if (Compares(parameter) && _described is not null && !_described.Contains(parameter))
        {
            return null;
        }

        if (_declared is null)
        {
            return Ignored.Contains(parameter) ? null : parameter;
        }

        var isDeclared =
            _declared.Contains(parameter)
            || _compared.Contains(parameter)
            || _declared.Any(d =>
                FieldNames.AreAlike(d, parameter) || d.StartsWith(parameter + "[", StringComparison.Ordinal)
            );
        if (!isDeclared)
        {
            return null;
        }

        if (_described is null || _described.Contains(parameter) || parameter == _shape.IdField)
        {
            return parameter;
        }

        return FieldNames.Find(_described, parameter) ?? FieldNames.Find(_shape.TimestampNames, parameter);
    }
}
