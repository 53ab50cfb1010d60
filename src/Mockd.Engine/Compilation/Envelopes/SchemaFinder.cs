using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Compilation;

/// <summary>Finds the schema that a table names.</summary>
internal static class SchemaFinder
{
    public static Schema? ByName(OperationNames index, string name)
    {
        foreach (var import in index.Targets.Select(t => t.Import).OfType<ImportedDescription>().Distinct())
        {
            var bare =
                import.Import.As is { } space && name.StartsWith(space + ".", StringComparison.Ordinal)
                    ? name[(space.Length + 1)..]
                    : name;
            if (import.Description.FindSchema(bare) is { } schema)
            {
                return schema;
            }
        }

        return null;
    }
}
