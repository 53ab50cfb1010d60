using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Routing;

namespace Mockd.Engine.Bindings;

/// <summary>What runtime expressions of a description say about one exchange.</summary>
public sealed record RuntimeValues
{
    public required Request Request { get; init; }

    public required PathValues Path { get; init; }

    /// <summary>Null when there was none that could be read.</summary>
    public JsonValue? RequestBody { get; init; }

    /// <summary>Null as long as there is no answer.</summary>
    public Response? Response { get; init; }

    public JsonValue? ResponseBody { get; init; }

    /// <summary>Null when the exchange has nothing there.</summary>
    public JsonValue? Find(RuntimeExpression expression) =>
        expression.Source switch
        {
            RuntimeSource.Url => Request.Origin
                + Request.RawPath
                + (Request.RawQuery.Length > 0 ? "?" + Request.RawQuery : ""),
            RuntimeSource.Method => Request.Method,
            RuntimeSource.StatusCode => Response is { } answer ? JsonNumber.Of(answer.Status) : null,
            RuntimeSource.Path => Text(Path.Find(expression.Name)),
            RuntimeSource.Query => Text(Request.Query.Get(expression.Name)),
            RuntimeSource.Header when expression.IsOfResponse => Text(HeaderOfResponse(expression.Name)),
            RuntimeSource.Header => Text(Request.Headers.Get(expression.Name)),
            _ => ValuePointer.Find(expression.IsOfResponse ? ResponseBody : RequestBody, expression.Name),
        };

    /// <summary>The value of a text that is an expression; else the text with the values of those in it.</summary>
    public JsonValue? Fill(RuntimeText text) =>
        text.Single is { } single
            ? Find(single)
            : new JsonText(
                string.Concat(
                    text.Parts.Select(p => p.Expression is { } part ? Find(part)?.ToPlainText() ?? "" : p.Text)
                )
            );

    private string? HeaderOfResponse(string name) =>
        Response?.Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static JsonText? Text(string? text) => text is null ? null : new JsonText(text);
}
