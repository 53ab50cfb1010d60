using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;

namespace Mockd.Engine.Bindings;

/// <summary>Which described response answers a request, and in which form.</summary>
internal sealed record ResponseChoice
{
    public required ResponseDescription Response { get; init; }

    public required int Status { get; init; }

    /// <summary>Null when there is no body.</summary>
    public MediaType? Media { get; init; }

    /// <summary>The media type as sent; null when there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The example that the caller asked for by name; answered as it stands.</summary>
    public JsonValue? Named { get; init; }

    /// <summary>The wishes that were met, as the Preference-Applied header has them; null when there were none.</summary>
    public string? Applied { get; init; }

    /// <summary>The caller says of every described media type that it does not take it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Null when the description has no response for the request.</summary>
    /// <param name="streams">The body asks for a stream, where one is described beside another form.</param>
    public static ResponseChoice? Of(Operation operation, Preferences wishes, string? accept, bool streams = false)
    {
        // 1xx is not an answer, whatever a description says.
        var wanted = wishes.Code is >= 200 and <= 599 ? operation.FindResponse(wishes.Code.Value) : null;
        if (wishes.Example is not null && WithExample(operation, wanted, wishes, accept) is { } named)
        {
            return named;
        }

        return wanted is not null ? Of(wanted, wishes.Code!.Value, accept) with { Applied = CodeWish(wishes) }
            : operation.Success is { } success
                ? Of(success, success.StatusCode, streams ? Streamed(success, accept) : accept)
            : null;
    }

    // What the body says counts for more than a header that clients send with everything.
    private static string? Streamed(ResponseDescription response, string? accept) =>
        (Stream(response, RepresentationKind.Events) ?? Stream(response, RepresentationKind.Lines)) is { } stream
        && (accept is null || !AcceptHeader.Excludes(accept, stream))
            ? stream
            : accept;

    private static string? Stream(ResponseDescription response, RepresentationKind kind) =>
        response.Content.FirstOrDefault(m => Representation.KindOf(m.Name) == kind)?.Name;

    private static ResponseChoice? WithExample(
        Operation operation,
        ResponseDescription? wanted,
        Preferences wishes,
        string? accept
    )
    {
        // Without a code the success is looked at first, then all others: names are seldom used twice.
        var responses = wanted is not null
            ? [wanted]
            : operation.Responses.Prepend(operation.Success).OfType<ResponseDescription>();
        foreach (var response in responses)
        {
            var media = response.Content.Where(m => Find(m, wishes.Example!) is not null).ToList();
            if (media.Count == 0)
            {
                continue;
            }

            var status = wanted is null ? response.StatusCode : wishes.Code!.Value;
            var chosen = Of(response, status, media, accept);
            return chosen with
            {
                Named = Find(chosen.Media!, wishes.Example!),
                Applied = (wanted is null ? "" : CodeWish(wishes) + ", ") + $"example=\"{Quoted(wishes.Example!)}\"",
            };
        }

        return null;
    }

    private static ResponseChoice Of(ResponseDescription response, int status, string? accept) =>
        Of(response, status, response.Content, accept);

    private static ResponseChoice Of(
        ResponseDescription response,
        int status,
        IReadOnlyList<MediaType> content,
        string? accept
    )
    {
        var bare = new ResponseChoice { Response = response, Status = status };
        if (content.Count == 0 || status is 204 or 205 or 304)
        {
            return bare;
        }

        var preferred = content.FirstOrDefault(m => m.IsJson) ?? content[0];
        if (accept is null)
        {
            return bare with { Media = preferred, ContentType = Representation.Concrete(preferred.Name) };
        }

        MediaType[] offers = [preferred, .. content.Where(m => !ReferenceEquals(m, preferred))];
        var best = AcceptHeader.Best(accept, [.. offers.Select(o => o.Name)]);
        var media =
            best >= 0
                ? offers[best]
                // Clients ask for JSON out of habit: what there is comes, as from any server, unless it is refused in so many words.
                : Array.Find(offers, o => !AcceptHeader.Excludes(accept, o.Name));
        return bare with
        {
            Media = media ?? offers[0],
            ContentType = Written(media ?? offers[0], accept),
            IsRefused = media is null,
        };
    }

    // A described range leaves the choice to the caller.
    private static string Written(MediaType media, string accept)
    {
        var own = Representation.Concrete(media.Name);
        return own == media.Name || AcceptHeader.Best(accept, [own]) >= 0
            ? own
            : AcceptHeader.FirstNamed(accept, media.Name) ?? own;
    }

    private static JsonValue? Find(MediaType media, string example) =>
        media.Examples.FirstOrDefault(e => e.Key == example).Value;

    private static string CodeWish(Preferences wishes) =>
        string.Create(CultureInfo.InvariantCulture, $"code={wishes.Code}");

    private static string Quoted(string name) =>
        new([.. name.Where(c => c is >= ' ' and < '\u007f' and not '"' and not '\\')]);
}
