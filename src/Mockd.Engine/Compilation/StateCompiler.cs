using System.Text.RegularExpressions;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Compilation;

/// <summary>Compiles <c>state</c>. Nothing is opened here: a configuration is also read without being started.</summary>
internal static partial class StateCompiler
{
    public static StateConfig Compile(CompileContext context)
    {
        var config = context.Config.State ?? new StateConfig();
        CheckFile(context, config);
        CheckConnection(context, config);
        return config;
    }

    private static void CheckFile(CompileContext context, StateConfig config)
    {
        if (config.File is not { } file || !Belongs(context, config, StoreKind.File, "file", "file"))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(file) || file.Contains('\0') || Path.EndsInDirectorySeparator(file))
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/state/file",
                "this is no name of a file",
                "write one such as shop.db, or remove the key"
            );
        }
    }

    // No message shows the value: it may be the connection itself, with its password, put in the wrong place.
    private static void CheckConnection(CompileContext context, StateConfig config)
    {
        if (
            config.ConnectionEnv is { } name
            && Belongs(context, config, StoreKind.Postgres, "connectionEnv", "connection")
            && !VariableName().IsMatch(name)
        )
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/state/connectionEnv",
                "this is no name of an environment variable",
                "put the connection into a variable such as MOCKD_POSTGRES and write its name here"
            );
        }

        if (
            config.ConnectionFile is { } file
            && Belongs(context, config, StoreKind.Postgres, "connectionFile", "connection")
            && (file.Contains("://", StringComparison.Ordinal) || file.Contains('=', StringComparison.Ordinal))
        )
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/state/connectionFile",
                "this is no path of a file",
                "put the connection into a file and write its path here"
            );
        }

        if (config is { ConnectionEnv: not null, ConnectionFile: not null })
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                "/state/connectionFile",
                "connectionEnv names the connection too",
                "remove one of them"
            );
        }
    }

    private static bool Belongs(CompileContext context, StateConfig config, StoreKind kind, string key, string thing)
    {
        if (config.Store == kind)
        {
            return true;
        }

        context.Error(
            DiagnosticCodes.ValueOutOfRange,
            "/state/" + key,
            $"the store is {config.Store.ToString().ToLowerInvariant()}, which has no {thing}",
            $"write store: {kind.ToString().ToLowerInvariant()}, or remove the key"
        );
        return false;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
