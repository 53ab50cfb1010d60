namespace Inference;

/// <summary>What a person found in one description: lines of words with tabs between them.</summary>
/// <param name="Document">Name of the description in the corpus.</param>
/// <param name="Scopes">Paths that were looked at: beginnings, or whole ones with <c>$</c> at the end; empty: all.</param>
internal sealed record LabelFile(
    string Name,
    string Document,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<LabelTable> Tables,
    IReadOnlyList<LabelOperation> Operations,
    IReadOnlyList<LabelRelation> Relations
)
{
    private const char Or = '|';

    public static LabelFile Read(string file) => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file));

    /// <exception cref="FormatException">A line says nothing that is known.</exception>
    public static LabelFile Parse(string name, IEnumerable<string> lines)
    {
        var document = "";
        var scopes = new List<string>();
        var tables = new List<LabelTable>();
        var operations = new List<LabelOperation>();
        var relations = new List<LabelRelation>();
        foreach (var line in lines.Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            switch (line.Split('\t'))
            {
                case ["document", var said]:
                    document = said;
                    break;
                case ["scope", var path]:
                    scopes.Add(path);
                    break;
                case ["table", var table, .. var traits]:
                    tables.Add(Table(table, traits));
                    break;
                case ["op", var operation, var on, var actions, .. var effects]:
                    operations.Add(
                        new(
                            operation,
                            [.. on.Split(Or).Select(t => t is "-" or "none" ? null : t)],
                            actions.Split(Or),
                            [.. effects.Where(e => e.Contains('=')).Select(Effect)]
                        )
                    );
                    break;
                case ["relation", var property, var targets]:
                    var at = property.IndexOf('.', StringComparison.Ordinal);
                    relations.Add(new(property[..at], property[(at + 1)..], targets.Split(Or)));
                    break;
                default:
                    throw new FormatException($"{name}: no label: {line}");
            }
        }

        return new LabelFile(name, document, scopes, tables, operations, relations);
    }

    public bool Covers(string operation)
    {
        var path = operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return Scopes.Count == 0
            || Scopes.Any(s =>
                s.EndsWith('$')
                    ? path.AsSpan().SequenceEqual(s.AsSpan(0, s.Length - 1))
                    : path.StartsWith(s, StringComparison.Ordinal)
            );
    }

    private static LabelTable Table(string name, string[] traits)
    {
        var said = traits.Select(t => t.Split('=', 2)).ToDictionary(t => t[0], t => t[1], StringComparer.Ordinal);
        return new LabelTable(
            name,
            said.GetValueOrDefault("key")?.Split(Or) ?? [],
            said.GetValueOrDefault("parent")?.Split(Or) ?? [],
            said.GetValueOrDefault("optional") == "yes",
            said.GetValueOrDefault("singleton") == "yes"
        );
    }

    private static (string, string[]) Effect(string said) =>
        said.Split('=', 2) is [var property, var values] ? (property, values.Split(Or)) : (said, []);
}
