using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.Seeding;
using Mockd.Engine.Stubs;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;
using Mockd.Engine.Yaml;

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
