using System.Text;
using BenchmarkDotNet.Attributes;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Completion;
using Mockd.Engine.Schemas.Generation;

namespace Parts;

/// <summary>Typing a form, completing a row and checking an answer by a schema of twenty members.</summary>
[MemoryDiagnoser]
public class SchemaBenchmarks
{
    private readonly Schema _schema = ReadSchema();
    private readonly JsonObject _row = (JsonObject)JsonValue.Parse("""{"id": "r_1", "text1": "a", "number2": 5}""");
    private readonly JsonObject _complete;
    private readonly QueryParameters _form = QueryParameters.Parse(
        "text1=Jenny+Rosen&text2=jenny%40example.com&number1=17&flag1=true&map[tier]=gold&list[]=a&list[]=b"
    );

    public SchemaBenchmarks() => _complete = Complete();

    [Benchmark]
    public JsonObject ReadForm() => FormCoercion.Read(_form.Pairs, _schema);

    [Benchmark]
    public JsonObject Complete() =>
        Completion.Complete(_schema, _row, CompleteMode.Full, seed: 1, DateTimeOffset.UnixEpoch);

    [Benchmark]
    public int Check() => SchemaChecker.Check(_schema, _complete, isRequest: false).Count;

    [Benchmark]
    public JsonValue Generate() => ValueGenerator.Generate(_schema, 1, DateTimeOffset.UnixEpoch);

    /// <summary>Names that mean something: a person with an address, moments and a list.</summary>
    [Benchmark]
    public JsonValue GenerateCustomer() => ValueGenerator.Generate(Customer, _seed++, DateTimeOffset.UnixEpoch);

    private static readonly Schema Customer = Schema.Parse(
        """
        {"type": "object", "properties": {
          "id": {"type": "string"}, "first_name": {"type": "string"}, "last_name": {"type": "string"},
          "email": {"type": "string", "format": "email"}, "phone": {"type": "string", "maxLength": 20},
          "created_at": {"type": "string", "format": "date-time"}, "updated_at": {"type": "string", "format": "date-time"},
          "balance": {"type": "integer", "minimum": 0}, "currency": {"type": "string", "maxLength": 3},
          "code": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$"}, "tags": {"type": "array", "items": {"type": "string"}},
          "address": {"type": "object", "properties": {"city": {"type": "string"}, "country": {"type": "string"},
            "postal_code": {"type": "string"}, "line1": {"type": "string"}}}}}
        """u8.ToArray()
    );
    private ulong _seed = 1;

    private static Schema ReadSchema()
    {
        var members = Enumerable
            .Range(0, 6)
            .SelectMany(i =>
                new[]
                {
                    $$"""
                        "text{{i}}": {"type": "string", "nullable": true}
                        """,
                    $$"""
                        "number{{i}}": {"type": "integer", "minimum": 0}
                        """,
                    $$"""
                        "flag{{i}}": {"type": "boolean"}
                        """,
                }
            );
        const string Start = """
            {"openapi": "3.0.0", "info": {"title": "Parts", "version": "1"}, "paths": {}, "components": {"schemas": {"Row": {
              "type": "object", "required": ["id", "number1", "flag1"], "properties": {"id": {"type": "string"},
              "list": {"type": "array", "items": {"type": "string"}},
              "map": {"type": "object", "additionalProperties": {"type": "string"}},
            """;
        var text = Start + string.Join(",", members) + "}}}}}";
        var diagnostics = new List<Diagnostic>();
        return ApiDescriptionReader.Read(Encoding.UTF8.GetBytes(text), "parts.json", diagnostics)!.FindSchema("Row")!;
    }
}
