using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Tests.Schemas;

/// <summary>Schemas written in a test, read the way a description's are.</summary>
internal static class Described
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    /// <summary>The schema named <c>it</c> among the given ones.</summary>
    public static Schema Among(string schemas, string version = "3.0.3")
    {
        var text = $$$"""
            {"openapi":"{{{version}}}","info":{"title":"t","version":"1"},"paths":{},"components":{"schemas":{{{schemas}}}}}
            """;
        List<Diagnostic> diagnostics = [];
        var description = ApiDescriptionReader.Read(Encoding.UTF8.GetBytes(text), "test.json", diagnostics);
        return description!.FindSchema("it")!;
    }

    public static Schema As(string schema, string version = "3.0.3") => Among($$"""{"it":{{schema}}}""", version);

    public static JsonObject Json(string text) => (JsonObject)JsonValue.Parse(text);
}
