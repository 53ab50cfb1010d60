using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Compilation;
using Mockd.Engine.Reading;

namespace Mockd.Bench.Commits;

/// <summary>The twin whose table is written to, and the row that is written.</summary>
internal static class Subject
{
    /// <summary>About 420 bytes of JSON, as a customer of a payment provider has.</summary>
    public static readonly JsonObject Fields = (JsonObject)
        JsonValue.Parse(
            """
            {"object":"customer","address":{"city":"Lyon","country":"FR","line1":"1 rue de la Paix","line2":null,
            "postal_code":"69001","state":null},"balance":0,"currency":"eur","default_source":null,"delinquent":false,
            "description":"A customer of the shop","discount":null,"email":"jenny@example.com","livemode":false,
            "metadata":{"order":"6735"},"name":"Jenny Rosen","phone":null,"preferred_locales":[],"tax_exempt":"none"}
            """
        );

    public static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Twin Twin(string folder)
    {
        var path = Path.Combine(folder, "mockd.yaml");
        File.WriteAllText(path, "version: \"1.0\"\ntables:\n  - { name: customers, idStrategy: sequence }\n");
        var diagnostics = new List<Diagnostic>();
        var twin = ConfigReader.Read(path, diagnostics) is { } file
            ? TwinCompiler.Compile(file, [], diagnostics, Start, 1)
            : null;
        return twin ?? throw new InvalidOperationException(string.Join('\n', diagnostics));
    }
}
