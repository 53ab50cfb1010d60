using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Actions;
using Mockd.Engine.Compilation;
using Mockd.Engine.Reading;
using Mockd.Engine.State;

namespace Mockd.Bench.State;

/// <summary>The twin that is measured: one table, rows of about 420 bytes of JSON.</summary>
internal sealed class Subject
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly JsonObject Fields = (JsonObject)
        JsonValue.Parse(
            """
            {"object":"customer","address":{"city":"Lyon","country":"FR","line1":"1 rue de la Paix","line2":null,
            "postal_code":"69001","state":null},"balance":0,"currency":"eur","default_source":null,"delinquent":false,
            "description":"A customer of the shop","discount":null,"livemode":false,
            "metadata":{"order":"6735"},"name":"Jenny Rosen","phone":null,"preferred_locales":[],"tax_exempt":"none"}
            """
        );

    public Subject()
    {
        var folder = Directory.CreateTempSubdirectory("mockd-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "mockd.yaml");
            File.WriteAllText(
                path,
                "version: \"1.0\"\ntables:\n  - { name: customers, idStrategy: prefix, idPrefix: cus_ }\n"
            );
            var diagnostics = new List<Diagnostic>();
            Twin =
                ConfigReader.Read(path, diagnostics) is { } file
                && TwinCompiler.Compile(file, [], diagnostics, Start, 1) is { } twin
                    ? twin
                    : throw new InvalidOperationException(string.Join('\n', diagnostics));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public Twin Twin { get; }

    public Table Table => Twin.Tables.All[0];

    /// <summary>A row that shares no text or member with another one, as rows that come as requests do not.</summary>
    public static JsonObject Row(int number) =>
        (JsonObject)
            JsonValue.Parse(
                Fields
                    .With("email", new JsonText($"row{number % 10_000}@example.com"))
                    .With("name", new JsonText($"Customer {number}"))
                    .With("number", JsonNumber.Of(number))
                    .ToUtf8()
            );

    /// <summary>What a create does to a state, beside reading the request and rendering the answer.</summary>
    public TwinState Insert(TwinState head, JsonObject fields)
    {
        var session = new WriteSession(head, Twin.Tables, Twin.Seed, Start);
        session.Insert(Table, session.NewKey(Table), fields);
        return session.State;
    }

    public TwinState Filled(int rows)
    {
        var state = Twin.Start;
        for (var i = 0; i < rows; i++)
        {
            state = Insert(state, Row(i));
        }

        return state;
    }
}
