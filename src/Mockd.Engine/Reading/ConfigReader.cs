using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>Reads <c>mockd.yaml</c> (or JSON) into records, with the place of everything in it.</summary>
public static class ConfigReader
{
    // More than the YAML reader lets through, so that depth is refused there, with its place.
    internal const int DeepestDocument = 1024;

    /// <summary>
    /// The configuration with its profile laid under it; null when the file cannot be made sense of. With errors among the
    /// diagnostics it is what could be read, so that everything else that is wrong can be found as well.
    /// </summary>
    /// <param name="onImports">
    /// Told of the imports as soon as they are known, in a file that holds nothing else, so that reading the descriptions,
    /// which takes longest, can begin. Not called when they have errors.
    /// </param>
    public static ConfigFile? Read(
        string path,
        ICollection<Diagnostic> diagnostics,
        Action<ConfigFile>? onImports = null
    )
    {
        var found = new List<Diagnostic>();
        var file = Read(path, found, Environment.GetEnvironmentVariable, onImports);
        found.ForEach(diagnostics.Add);
        return file;
    }

    /// <param name="environment">Value of an environment variable, or null.</param>
    internal static ConfigFile? Read(
        string path,
        List<Diagnostic> diagnostics,
        Func<string, string?> environment,
        Action<ConfigFile>? onImports = null
    )
    {
        var found = new List<Diagnostic>();
        var secrets = new Secrets();
        var file = Read(path, found, environment, secrets, onImports);
        diagnostics.AddRange(found.Select(secrets.Hide));
        return file;
    }

    private static ConfigFile? Read(
        string path,
        List<Diagnostic> diagnostics,
        Func<string, string?> environment,
        Secrets secrets,
        Action<ConfigFile>? onImports
    )
    {
        if (BareDescription.Read(path) is { } bare)
        {
            onImports?.Invoke(bare);
            return bare;
        }

        if (ConfigText.Read(path, diagnostics, environment, secrets) is not { } document)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var root = JsonValue.Parse(document.Json.Span, DeepestDocument);
        var early = onImports is null ? null : EarlyImports(root, document.Map);
        if (early is not null)
        {
            onImports!(new ConfigFile(new TwinConfig { Version = "1.0", Imports = early }, document.Map, folder));
        }

        root = new OlderFixture(document.Map, diagnostics).Rewrite(root);
        var binder = new ConfigBinder(document.Map, diagnostics);
        if (binder.BindDocument(typeof(TwinConfig), root) is not TwinConfig config)
        {
            return null;
        }

        config = early is null ? config : config with { Imports = early };

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

        var functions = binder.Functions;
        if (config.Profile is { } profile)
        {
            var reader = new ProfileReader(document.Map, diagnostics, environment, secrets);
            (config, var more) = reader.LayUnder(config, Path.Combine(folder, profile));
            functions = functions.Concat(more).DistinctBy(f => f.Key).ToDictionary();
        }

        return new ConfigFile(config, document.Map, folder) { Functions = functions, Secrets = secrets };
    }

    /// <summary>The imports; null when they do not bind without a diagnostic.</summary>
    private static IReadOnlyList<ImportConfig>? EarlyImports(JsonValue root, SourceMap map)
    {
        var problems = new List<Diagnostic>();
        var imports =
            root is JsonObject file && file["imports"] is JsonArray list
                ? new ConfigBinder(map, problems).Bind(typeof(IReadOnlyList<ImportConfig>), list, "/imports")
                : null;
        return problems.Count == 0 ? imports as IReadOnlyList<ImportConfig> : null;
    }
}
