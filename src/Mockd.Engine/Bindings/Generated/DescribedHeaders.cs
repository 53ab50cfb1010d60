using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Engine.Bindings;

/// <summary>Makes up the headers that a described response has.</summary>
internal static class DescribedHeaders
{
    private static readonly Schema AnyText = Schema.Parse("""{"type":"string"}"""u8.ToArray());

    // What the server writes itself, and what would say something about the body that is not so.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Type",
        "Content-Length",
        "Content-Encoding",
        "Content-Range",
        "Transfer-Encoding",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Upgrade",
        "Trailer",
        "Date",
        "Allow",
    };

    public static IEnumerable<KeyValuePair<string, string>> Make(
        ResponseDescription response,
        HeaderFacts facts,
        Request request,
        ulong seed,
        DateTimeOffset now
    )
    {
        foreach (var header in response.Headers)
        {
            if (
                Reserved.Contains(header.Name)
                // Which pages may read an answer is the server's to say.
                || header.Name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
                || !HeaderText.IsName(header.Name)
            )
            {
                continue;
            }

            var links = IsLink(header) ? facts.Links : null;
            if (links is null && !header.Required && PromisesMore(header))
            {
                continue;
            }

            var value =
                links ?? ValueOf(header, facts, (request, response.StatusCode), Dice.Derive(seed, header.Name), now);
            if (!value.IsNull && Written(value, header) is { Length: > 0 } text)
            {
                yield return KeyValuePair.Create(header.Name, text);
            }
        }
    }

    private static JsonValue ValueOf(
        Parameter header,
        HeaderFacts facts,
        (Request Request, int Status) answer,
        ulong seed,
        DateTimeOffset now
    )
    {
        var (request, status) = answer;
        var schema = header.Schema ?? AnyText;
        JsonValue? known = header.Name.ToUpperInvariant() switch
        {
            // A redirect leads elsewhere: to itself it would lead round in a circle.
            "LOCATION" when status < 300 => facts.Address(),
            "ETAG" => EntityTag(header.Example as JsonText, seed),
            // True of every page, and leads no caller round in a circle.
            "LINK" => $"<{request.Origin}{request.RawPath}>; rel=\"first\"",
            _ => header.Example,
        };
        return known is not null && SchemaChecker.Check(schema, known, isRequest: false).Count == 0
            ? known
            : ValueGenerator.Generate(schema, seed, now, header.Name);
    }

    /// <summary>An opaque text in quotation marks (RFC 9110, section 8.8.3).</summary>
    public static string EntityTag(JsonText? example, ulong seed)
    {
        if (example is { Value: ['"', .., '"'] or ['W', '/', '"', .., '"'] })
        {
            return example.Value;
        }

        var tag =
            example?.Value.Replace("\"", "", StringComparison.Ordinal)
            ?? seed.ToString("x16", CultureInfo.InvariantCulture);
        return $"\"{tag}\"";
    }

    private static bool IsLink(Parameter header) => header.Name.Equals("Link", StringComparison.OrdinalIgnoreCase);

    private static bool PromisesMore(Parameter header) =>
        IsLink(header) || header.Name.Contains("next", StringComparison.OrdinalIgnoreCase);

    private static string Written(JsonValue value, Parameter header) =>
        Plain(
            header.ContentType is not null ? value.ToString()
            : value is JsonArray items ? string.Join(',', items.Select(i => i.ToPlainText()))
            : value is JsonObject members
                ? string.Join(',', members.Select(m => m.Key + (header.Explode ? '=' : ',') + m.Value.ToPlainText()))
            : value.ToPlainText()
        );

    // RFC 9110, section 5.5: visible ASCII and spaces are all that is safe.
    private static string Plain(string text) =>
        text.All(c => c is >= ' ' and <= '~')
            ? text.Trim()
            : new string([.. text.Select(c => c is >= ' ' and <= '~' ? c : '?')]).Trim();
}
