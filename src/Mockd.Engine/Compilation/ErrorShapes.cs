using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Compilation;

/// <summary>Builds error shapes that know what the provider calls a row.</summary>
internal static class ErrorShapes
{
    public static ErrorShape For(ErrorsConfig? config, TableSet tables) =>
        new(config ?? new ErrorsConfig(), name => ResourceName(tables.ByName.GetValueOrDefault(name)));

    /// <summary>The injected `object` where there is one, else the table's name in the singular.</summary>
    public static string? ResourceName(Table? table)
    {
        if (table is null)
        {
            return null;
        }

        if (table.Shape.Constants["object"] is JsonText name)
        {
            return name.Value;
        }

        return table.Name.EndsWith("ies", StringComparison.Ordinal) ? table.Name[..^3] + "y"
            : table.Name.EndsWith('s') ? table.Name[..^1]
            : table.Name;
    }
}
