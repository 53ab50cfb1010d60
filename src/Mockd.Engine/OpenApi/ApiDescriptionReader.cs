using System.Text.Json;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.OpenApi;

/// <summary>Reads a description from JSON: parses it and lists its operations; the rest is read when it is used.</summary>
internal static class ApiDescriptionReader
{
    /// <summary>How deep a description may nest.</summary>
    public const int MaxDepth = 512;

    private static readonly string[] KnownVersions = ["2.0", "3.0", "3.1", "3.2"];

    /// <param name="json">UTF-8; must not change as long as the description is in use.</param>
    /// <param name="file">For the locations of diagnostics.</param>
    /// <param name="files">What its references to other files lead to.</param>
    /// <returns>Null when the description is unusable; the diagnostics then hold the reason.</returns>
    public static ApiDescription? Read(
        ReadOnlyMemory<byte> json,
        string file,
        ICollection<Diagnostic> diagnostics,
        DescriptionFiles? files = null
    )
    {
        if (DescriptionParser.Parse(json, file, diagnostics) is not { } root)
        {
            return null;
        }

        if (VersionOf(root, file, diagnostics) is not { } version)
        {
            return null;
        }

        var written = root.Member("paths");
        var (hasPaths, paths) = (written is not null, written ?? default);
        if (hasPaths ? !paths.IsObject() : version is "2.0" or "3.0")
        {
            var problem = hasPaths ? "'paths' is not an object." : "The description has no 'paths'.";
            diagnostics.Add(Invalid(file, hasPaths ? "/paths" : "", problem));
            return null;
        }

        var document = new DescriptionDocument(
            new DescriptionFile("", root, json),
            Others(files ?? DescriptionFiles.None, file, diagnostics),
            files?.Self ?? [],
            allowsSiblings: version is "3.1" or "3.2"
        );
        var index = new OperationIndex(document, version, file, diagnostics);
        return new ApiDescription(document, version, index.Read(paths));
    }

    private static IEnumerable<DescriptionFile> Others(
        DescriptionFiles files,
        string file,
        ICollection<Diagnostic> diagnostics
    )
    {
        foreach (var (address, json) in files.Others)
        {
            var problems = new List<Diagnostic>();
            if (DescriptionParser.Parse(json, DescriptionPlaces.FileOf(file, address), problems) is { } root)
            {
                yield return new DescriptionFile(address, root, json);
            }

            // A part that cannot be read is missing; the rest of the description is none the worse.
            problems.ForEach(p => diagnostics.Add(p with { Severity = Severity.Warning }));
        }
    }

    private static string? VersionOf(JsonElement root, string file, ICollection<Diagnostic> diagnostics)
    {
        if (!root.IsObject())
        {
            diagnostics.Add(Invalid(file, "", "An OpenAPI description is an object."));
            return null;
        }

        var key = root.Member("openapi") is null ? "swagger" : "openapi";
        if (root.Member(key) is not { } written)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.ImportFormatUnknown,
                    new SourceLocation(file),
                    "neither `openapi` nor `swagger` stands in it, so it is no OpenAPI description",
                    "OpenAPI 2.0 (Swagger), 3.0 and 3.1 can be imported, as JSON or YAML"
                )
            );
            return null;
        }

        // An unquoted 2.0 or 3.0 in YAML arrives as a number.
        var version = written.ValueKind == JsonValueKind.Number ? written.GetRawText() : written.Text() ?? "";
        var known = Array.Find(KnownVersions, v => IsVersion(version, v));
        if (known is null || (known == "2.0") != (key == "swagger"))
        {
            var problem = $"Version '{version}' of '{key}' is not supported.";
            diagnostics.Add(Invalid(file, "/" + key, problem, "use OpenAPI 2.0, 3.0, 3.1 or 3.2"));
            return null;
        }

        return known;
    }

    private static bool IsVersion(string written, string known) =>
        written == known || written.StartsWith(known + ".", StringComparison.Ordinal) || written + ".0" == known;

    private static Diagnostic Invalid(string file, string pointer, string message, string? suggestion = null) =>
        Diagnostic.Error(
            DiagnosticCodes.DescriptionInvalid,
            new SourceLocation(file, Pointer: pointer),
            message,
            suggestion
        );
}
