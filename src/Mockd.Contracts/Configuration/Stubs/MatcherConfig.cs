using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>What a request must look like; all given criteria hold.</summary>
public sealed record MatcherConfig
{
    [Description("HTTP method; absent: any.")]
    [OneOf("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY")]
    public string? Method { get; init; }

    [Description("Path; `{name}` stands for one segment, `*` for any text.")]
    [Form(TextForm.Path)]
    public string? Path { get; init; }

    [Description("Regular expression on the whole path.")]
    public string? PathPattern { get; init; }

    [Description(
        "Header to value; `*` at either end stands for any text. Of a header in several lines any line may fit; of a list each value needs one."
    )]
    [Form(TextForm.HeaderName)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description(
        "Query parameter to its exact value. Of a parameter sent several times any value may fit; of a list each needs one."
    )]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> QueryParams { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    [Description("Text that the body contains.")]
    public string? BodyContains { get; init; }

    [Description("The whole body.")]
    public string? BodyEquals { get; init; }

    [Description("Regular expression that the body matches.")]
    public string? BodyPattern { get; init; }

    [Description("JSON path (`$.a.b[0]`) to value.")]
    [Form(TextForm.JsonPath)]
    public IReadOnlyDictionary<string, JsonValue> BodyJsonPath { get; init; } = new Dictionary<string, JsonValue>();
}
