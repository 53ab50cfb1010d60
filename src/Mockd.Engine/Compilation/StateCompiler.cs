using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Compilation;

/// <summary>Compiles <c>state</c>. Nothing is opened here: a configuration is also read without being started.</summary>
internal static class StateCompiler
{
    public static StateConfig Compile(CompileContext context)
    {
        var config = context.Config.State ?? new StateConfig();
        if (config.File is not { } file)
        {
            return config;
        }

        if (config.Store != StoreKind.File)
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/state/file",
                $"the store is {config.Store.ToString().ToLowerInvariant()}, which has no file",
                "write store: file, or remove the key"
            );
        }
        else if (string.IsNullOrWhiteSpace(file) || file.Contains('\0') || Path.EndsInDirectorySeparator(file))
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/state/file",
                "this is no name of a file",
                "write one such as shop.db, or remove the key"
            );
        }

        return config;
    }
}
