using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>The schemas of a view that the others in it were found by: what satisfies these satisfies all.</summary>
internal sealed class SchemaRoots
{
    private readonly Schema[] _roots;

    public SchemaRoots(IReadOnlyList<Schema> roots) => _roots = [.. roots];

    public SchemaRoots With(Schema further) => new([.. _roots, further]);

    public bool Accept(JsonValue value)
    {
        foreach (var root in _roots)
        {
            if (!SchemaChecker.Accepts(root, value))
            {
                return false;
            }
        }

        return true;
    }

    public IReadOnlyList<SchemaViolation> Check(JsonValue value) =>
        _roots.Length == 1
            ? SchemaChecker.Check(_roots[0], value, isRequest: false)
            : [.. _roots.SelectMany(root => SchemaChecker.Check(root, value, isRequest: false))];
}
