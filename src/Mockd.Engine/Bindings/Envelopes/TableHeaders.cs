using System.Globalization;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>The described headers of an operation that a table answers: what they say is read off the row and its answer.</summary>
internal sealed class TableHeaders
{
    private static readonly HeaderFacts NoFacts = new(() => "", null);
    private readonly RowAddress? _location;
    private readonly bool _hasEntityTag;
    private readonly string? _modified;
    private readonly ResponseDescription _others;
    private readonly ulong _seed;

    /// <param name="address">Null where the operation creates nothing.</param>
    private TableHeaders(ResponseDescription response, RowAddress? address, ulong seed)
    {
        _location = Has(response, "Location") ? address : null;
        _hasEntityTag = Has(response, "ETag");
        _modified = response.Headers.FirstOrDefault(h => Is(h, "Last-Modified"))?.Name;
        _others = new ResponseDescription
        {
            Status = response.Status,
            Content = response.Content,
            Headers = [.. response.Headers.Where(h => h.Required && !IsOfRow(h))],
        };
        _seed = seed;
    }

    /// <summary>Null where the description has none that are sent.</summary>
    public static TableHeaders? Of(ResponseDescription? response, RowAddress? address, ulong seed) =>
        response is null || response.Headers.Count == 0 ? null : new TableHeaders(response, address, seed);

    /// <param name="row">Null where the answer is a list.</param>
    /// <param name="depth">Parts before the row's own key.</param>
    public Response On(Response answer, OperationCall call, Row? row, int depth)
    {
        var headers = new List<KeyValuePair<string, string>>(3);
        if (_location is not null && row is not null)
        {
            headers.Add(new("Location", call.Request.Origin + _location.Of(call, NestedKeys.Own(row.Key, depth))));
        }

        if (_hasEntityTag && !answer.Body.IsEmpty)
        {
            headers.Add(new("ETag", DescribedHeaders.EntityTag(null, Dice.Hash(answer.Body.Span))));
        }

        if (_modified is not null && row is not null)
        {
            headers.Add(new(_modified, row.UpdatedAt.ToString("r", CultureInfo.InvariantCulture)));
        }

        if (_others.Headers.Count > 0)
        {
            headers.AddRange(DescribedHeaders.Make(_others, NoFacts, call.Request, _seed, call.Now));
        }

        return headers.Count == 0 ? answer : answer.WithMadeUp(headers);
    }

    private static bool IsOfRow(Parameter header) =>
        Is(header, "Location") || Is(header, "ETag") || Is(header, "Last-Modified") || Is(header, "Link");

    private static bool Has(ResponseDescription response, string name) => response.Headers.Any(h => Is(h, name));

    private static bool Is(Parameter header, string name) =>
        header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
