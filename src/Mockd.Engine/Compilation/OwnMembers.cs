using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Compilation;

/// <summary>The members of rows that a configuration speaks of: they are stored, whatever the description knows.</summary>
internal static class OwnMembers
{
    /// <summary>Those that the table names.</summary>
    public static IReadOnlySet<string> Of(TableConfig table)
    {
        var response = table.Response;
        return Firsts(
            [table.IdIn ?? table.IdField, table.ParentField ?? table.IdIn ?? table.IdField],
            table.Defaults.Names,
            Validated(table.Validation),
            table.Unique.SelectMany(fields => fields),
            table.Indexes,
            table.Hidden,
            table.Relationships.Keys,
            table.References.Keys,
            table.SeedData.SelectMany(row => row.Names),
            table.Patch?.MergeFields ?? [],
            Answered(response?.Fields),
            response?.Timestamps?.Fields.Values ?? []
        );
    }

    /// <summary>Those that the table or one of its bindings names.</summary>
    public static IReadOnlySet<string> Of(TableConfig table, BindingConfig binding) =>
        Firsts(
            Of(table),
            Answered(binding.Response?.Fields),
            binding.Response?.Timestamps?.Fields.Values ?? [],
            binding.Where.Keys,
            binding.Set.Keys,
            binding.Accepts,
            binding.Key is { } key && key.StartsWith("body.", StringComparison.Ordinal) ? [key[5..]] : []
        );

    private static HashSet<string> Firsts(params IEnumerable<string>[] named) =>
        named.SelectMany(names => names).Select(First).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Validated(ValidationConfig? rules) =>
        rules is null ? [] : rules.Required.Concat(rules.Fields.Keys).Concat(PropertiesOf(rules));

    private static IEnumerable<string> PropertiesOf(ValidationConfig rules) =>
        rules.Schema?["properties"] is Mockd.Contracts.Json.JsonObject properties ? properties.Names : [];

    private static IEnumerable<string> Answered(FieldsConfig? fields) =>
        fields is null
            ? []
            : fields
                .Rename.SelectMany(r => (string[])[r.Key, r.Value])
                .Concat(fields.Hide ?? [])
                .Concat(fields.Inject.Names)
                .Concat(fields.WrapAsList.Keys);

    private static string First(string path) => path.Split('.')[0];
}
