using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Xunit;

namespace Mockd.Engine.Tests.OpenApi;

/// <summary>Reads descriptions written in tests, with single quotes for double ones.</summary>
internal static class Descriptions
{
    public static ApiDescription Read(string json)
    {
        var diagnostics = new List<Diagnostic>();
        var description = ApiDescriptionReader.Read(Utf8(json), "api.json", diagnostics);
        Assert.DoesNotContain(diagnostics, d => d.Severity == Severity.Error);
        return description!;
    }

    public static Diagnostic Refuse(string json)
    {
        var diagnostics = new List<Diagnostic>();
        Assert.Null(ApiDescriptionReader.Read(Utf8(json), "api.json", diagnostics));
        return Assert.Single(diagnostics);
    }

    /// <summary>A description of the given version whose components hold these schemas.</summary>
    public static ApiDescription WithSchemas(string schemas, string version = "3.0.3") =>
        Read("{'openapi':'" + version + "','paths':{},'components':{'schemas':" + schemas + "}}");

    public static Operation Operation(string operation, string rest = "") =>
        Assert.Single(Read("{'openapi':'3.0.0','paths':{'/x':{'post':" + operation + "}}" + rest + "}").Operations);

    public static Operation Version2(string operation, string rest = "") =>
        Assert.Single(Read("{'swagger':'2.0','paths':{'/x':{'post':" + operation + "}}" + rest + "}").Operations);

    public static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json.Replace('\'', '"'));
}
