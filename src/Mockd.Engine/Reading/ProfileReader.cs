using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>Reads a profile and lays it under a configuration.</summary>
/// <param name="map">Places of the file that names the profile.</param>
internal sealed class ProfileReader(
    SourceMap map,
    List<Diagnostic> diagnostics,
    Func<string, string?> environment,
    Secrets secrets
)
{
    private static readonly Dictionary<string, SourceLocation> NoFunctions = [];

    /// <summary>The whole, and the functions that the profile's templates call.</summary>
    public (TwinConfig Config, IReadOnlyDictionary<string, SourceLocation> Functions) LayUnder(
        TwinConfig config,
        string path
    )
    {
        if (RegularFile.Defect(path) is { } defect)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.FileNotReadable,
                    map.At("/profile"),
                    $"profile '{config.Profile}' {defect}"
                )
            );
            return (config, NoFunctions);
        }

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
            return (config, NoFunctions);
        }

        if (ConfigText.Read(path, diagnostics, environment, secrets) is not { } document)
        {
            return (config, NoFunctions);
        }

        var binder = new ConfigBinder(document.Map, diagnostics);
        var root = JsonValue.Parse(document.Json.Span, ConfigReader.DeepestDocument);
        return binder.BindDocument(typeof(ProfileConfig), root) is ProfileConfig profile
            ? (ResponseConfigs.Overlay(Promote(profile), config)!, binder.Functions)
            : (config, NoFunctions);
    }

    private static TwinConfig Promote(ProfileConfig profile)
    {
        var twin = new TwinConfig { Version = "1.0" };
        foreach (var property in ConfigRecords.Of(typeof(ProfileConfig)).Properties)
        {
            property.SetValue(twin, property.GetValue(profile));
        }

        return twin;
    }
}
