using Mockd.Contracts.Configuration;
using Mockd.Engine.Actions;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Compilation;

/// <summary>Builds error shapes that know what the provider calls a row.</summary>
internal static class ErrorShapes
{
    public static ErrorShape For(ErrorsConfig? config, TableSet tables) => For(config, () => tables);

    /// <param name="tables">Null while they are being compiled.</param>
    public static ErrorShape For(ErrorsConfig? config, Func<TableSet?> tables)
    {
        var errors = config ?? new ErrorsConfig();
        return new ErrorShape(
            errors,
            name => ResourceName(errors.ResourceName, tables()?.ByName.GetValueOrDefault(name))
        );
    }

    /// <summary>What the table injects under the member that names a row, else the table's name in the singular.</summary>
    private static string? ResourceName(string? member, Table? table)
    {
        if (table is null)
        {
            return null;
        }

        if (member is not null && table.Shape.InjectedText(member) is { } name)
        {
            return name;
        }

        return table.Name.EndsWith("ies", StringComparison.Ordinal) ? table.Name[..^3] + "y"
            : table.Name.EndsWith('s') ? table.Name[..^1]
            : table.Name;
    }
}
