using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Reads <c>mockd.yaml</c> (or JSON) into records, with the place of everything in it.</summary>
public static class ConfigReader
{
    // More than the YAML reader lets through, so that depth is refused there, with its place.
    private const int DeepestDocument = 1024;

    /// <summary>
    /// The configuration with its profile laid under it; null when the file cannot be made sense of. With errors among the
    /// diagnostics it is what could be read, so that everything else that is wrong can be found as well.
    /// </summary>
    public static ConfigFile? Read(string path, ICollection<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var file = Read(path, found, Environment.GetEnvironmentVariable);
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
        }

        return file;
    }

    /// <param name="environment">Value of an environment variable, or null.</param>
    internal static ConfigFile? Read(string path, List<Diagnostic> diagnostics, Func<string, string?> environment)
    {
        if (ConfigText.Read(path, diagnostics, environment) is not { } document)
        {
            return null;
        }

        var binder = new ConfigBinder(document.Map, diagnostics);
        if (
            binder.BindDocument(typeof(TwinConfig), JsonValue.Parse(document.Json, DeepestDocument))
            is not TwinConfig config
        )
        {
            return null;
        }

        if (config.Version is not (null or "1.0" or "1"))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.UnsupportedVersion,
                    document.Map.At("/version"),
                    $"version '{config.Version}' is not supported",
                    "write version: \"1.0\""
                )
            );
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (config.Profile is { } profile)
        {
            config = WithProfile(config, Path.Combine(folder, profile), document.Map, diagnostics, environment);
        }

        return new ConfigFile(config, document.Map, folder);
    }

    private static TwinConfig WithProfile(
        TwinConfig config,
        string path,
        SourceMap map,
        List<Diagnostic> diagnostics,
        Func<string, string?> environment
    )
    {
        if (!File.Exists(path))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.FileNotReadable,
                    map.At("/profile"),
                    $"profile '{config.Profile}' does not exist",
                    $"it is looked for at {path}"
                )
            );
            return config;
        }

        if (ConfigText.Read(path, diagnostics, environment) is not { } document)
        {
            return config;
        }

        var binder = new ConfigBinder(document.Map, diagnostics);
        return
            binder.BindDocument(typeof(ProfileConfig), JsonValue.Parse(document.Json, DeepestDocument))
                is ProfileConfig profile
            ? ResponseConfigs.Overlay(Promote(profile), config)!
            : config;
    }

    private static TwinConfig Promote(ProfileConfig profile) =>
        new()
        {
            Version = "1.0",
            Name = profile.Name,
            Response = profile.Response,
            Paging = profile.Paging,
            Headers = profile.Headers,
            Idempotency = profile.Idempotency,
            Missing = profile.Missing,
            Check = profile.Check,
            Complete = profile.Complete,
            Unmatched = profile.Unmatched,
            Patch = profile.Patch,
            Expand = profile.Expand,
            Seed = profile.Seed,
        };
}
