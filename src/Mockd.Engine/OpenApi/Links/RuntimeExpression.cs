namespace Mockd.Engine.OpenApi;

/// <summary>
/// A runtime expression (OpenAPI 3.1, section 4.8.20.4): <c>$request.query.id</c>, <c>$response.body#/id</c>, <c>$url</c>.
/// </summary>
/// <param name="IsOfResponse">Header or body of the answer, not of the request.</param>
/// <param name="Name">Of the header or parameter; of a body the JSON pointer, empty for all of it.</param>
public sealed record RuntimeExpression(RuntimeSource Source, bool IsOfResponse, string Name)
{
    /// <summary>Null when the text is no expression.</summary>
    public static RuntimeExpression? Parse(string text) =>
        text switch
        {
            "$url" => new(RuntimeSource.Url, false, ""),
            "$method" => new(RuntimeSource.Method, false, ""),
            "$statusCode" => new(RuntimeSource.StatusCode, true, ""),
            _ when text.StartsWith("$request.", StringComparison.Ordinal) => Parse(text[9..], isOfResponse: false),
            _ when text.StartsWith("$response.", StringComparison.Ordinal) => Parse(text[10..], isOfResponse: true),
            _ => null,
        };

    private static RuntimeExpression? Parse(string source, bool isOfResponse)
    {
        if (source == "body" || source.StartsWith("body#", StringComparison.Ordinal))
        {
            var pointer = source.Length > 5 ? source[5..] : "";
            return pointer.Length == 0 || pointer[0] == '/'
                ? new(RuntimeSource.Body, isOfResponse, Uri.UnescapeDataString(pointer))
                : null;
        }

        var dot = source.IndexOf('.', StringComparison.Ordinal);
        var (place, name) = dot < 0 ? (source, "") : (source[..dot], source[(dot + 1)..]);
        return (place, name.Length) switch
        {
            (_, 0) => null,
            ("header", _) => new(RuntimeSource.Header, isOfResponse, name),
            ("query", _) when !isOfResponse => new(RuntimeSource.Query, false, name),
            ("path", _) when !isOfResponse => new(RuntimeSource.Path, false, name),
            _ => null,
        };
    }
}
