using System.Text;
using BenchmarkDotNet.Attributes;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Checks;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;

namespace Parts;

/// <summary>
/// Comparing a request with its description: a form of the size that payment providers take, sixty members described, twenty
/// of them sent, nested ones among them. The body is decoded beforehand, as in the pipeline.
/// </summary>
[MemoryDiagnoser]
public class CheckBenchmarks
{
    private readonly Operation _operation = ReadOperation();
    private readonly Schema _schema;
    private readonly JsonObject _body;
    private readonly CheckedRequest _right;
    private readonly CheckedRequest _strict;
    private readonly CheckedRequest _wrong;

    public CheckBenchmarks()
    {
        _schema = _operation.RequestBody!.Content[0].Schema!;
        _body = FormCoercion.Read(
            QueryParameters
                .Parse(
                    "text0=a&text1=Jenny+Rosen&text2=jenny%40example.com&text3=b&text4=c&number0=1&number1=17&number2=2000"
                        + "&flag0=true&flag1=false&choice0=card&choice1=link&map[tier]=gold&map[plan]=x&list[]=a&list[]=b"
                        + "&address[city]=Berlin&address[line1]=Somewhere+1&address[country]=DE&items[0][price]=p&items[0][quantity]=2"
                )
                .Pairs,
            _schema
        );
        _right = new CheckedRequest
        {
            Path = new PathValues(["id"], ["cus_123"]),
            Query = QueryParameters.Empty,
            ContentType = "application/x-www-form-urlencoded",
            Body = _body,
            KnownNames = new HashSet<string>(),
        };
        _strict = _right with
        {
            Undescribed = UndescribedMode.All,
            Demands = new Demands(
                new DemandsConfig
                {
                    Members = new Dictionary<string, JsonObject>
                    {
                        ["map"] = (JsonObject)
                            JsonValue.Parse(
                                """{"maxProperties":50,"propertyNames":{"maxLength":40},"additionalProperties":{"maxLength":500}}"""
                            ),
                        ["text2"] = (JsonObject)JsonValue.Parse("""{"format":"email"}"""),
                    },
                }
            ),
        };
        _wrong = _right with { Body = _body.With("number0", "many").Without("text0") };
    }

    [Benchmark]
    public bool Body() => SchemaChecker.IsValid(_schema, _body, isRequest: true);

    [Benchmark]
    public int Request() => RequestCheck.Run(_operation, _right).Count;

    /// <summary>Also by names that are not described, and by what is asked beyond the description.</summary>
    [Benchmark]
    public int StrictRequest() => RequestCheck.Run(_operation, _strict).Count;

    [Benchmark]
    public int RequestWithTwoDifferences() => RequestCheck.Run(_operation, _wrong).Count;

    private static Operation ReadOperation()
    {
        var members = Enumerable
            .Range(0, 12)
            .SelectMany(i =>
                new[]
                {
                    $$"""
                        "text{{i}}": {"type": "string", "maxLength": 5000}
                        """,
                    $$"""
                        "number{{i}}": {"type": "integer", "minimum": 0}
                        """,
                    $$"""
                        "flag{{i}}": {"type": "boolean"}
                        """,
                    $$"""
                        "choice{{i}}": {"type": "string", "enum": ["card", "link", "bank", "cash"]}
                        """,
                }
            );
        const string Start = """
            {"openapi": "3.0.0", "info": {"title": "Parts", "version": "1"}, "paths": {"/rows/{id}": {"post": {
              "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 5000}}],
              "responses": {"200": {"description": ""}}, "requestBody": {"content": {"application/x-www-form-urlencoded":
              {"schema": {"type": "object", "required": ["text0", "number0"], "additionalProperties": false, "properties": {
              "list": {"type": "array", "items": {"type": "string"}},
              "map": {"anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "string", "enum": [""]}]},
              "address": {"anyOf": [{"type": "object", "properties": {"city": {"type": "string"}, "country": {"type": "string"},
                "line1": {"type": "string"}, "postal_code": {"type": "string"}}}, {"type": "string", "enum": [""]}]},
              "items": {"type": "array", "items": {"type": "object", "properties": {"price": {"type": "string"},
                "quantity": {"type": "integer"}}}},
            """;
        var text = Start + string.Join(",", members) + "}}}}}}}}}";
        var diagnostics = new List<Diagnostic>();
        return ApiDescriptionReader.Read(Encoding.UTF8.GetBytes(text), "parts.json", diagnostics)!.Operations[0];
    }
}
