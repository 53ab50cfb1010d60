using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Inference;

/// <summary>What the twin said to one request.</summary>
/// <param name="Body">Null when there is none, or it is no JSON.</param>
internal sealed record TwinAnswer(Operation Operation, string Asked, Response Response, JsonValue? Body)
{
    private const int LongestShown = 300;

    public int Status => Response.Status;

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>There is a body that this meter cannot look into.</summary>
    public bool IsForeign => Body is null && !Response.Body.IsEmpty;

    public string? Location =>
        Response.Headers.FirstOrDefault(h => h.Key.Equals("Location", StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>How the body differs from what the description says; null: not at all.</summary>
    public string? Defect =>
        Body is { } body
        && Operation
            .FindResponse(Status)
            ?.Content.FirstOrDefault(m => m.IsJson || m.Name == Response.ContentType)
            ?.Schema
            is { } schema
        && SchemaChecker.Check(schema, body, isRequest: false) is [var first, ..]
            ? $"{first.Pointer} {first.Message}"
            : null;

    public override string ToString()
    {
        var shown = System.Text.Encoding.UTF8.GetString(Response.Body.Span);
        return $"{Asked}: {Status} {(shown.Length > LongestShown ? shown[..LongestShown] : shown)}".ReplaceLineEndings(
            " "
        );
    }
}
