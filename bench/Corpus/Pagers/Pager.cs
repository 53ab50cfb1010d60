using System.Globalization;
using Mockd.Engine.Exchanges;

namespace Corpus;

/// <summary>A client that pages in one style, by what it is given; it must come to an end.</summary>
/// <param name="Next">The request for the page behind the answered one; null at the end, and where the style does not apply.</param>
internal sealed record Pager(string Style, Func<PageCall, PageAnswer, PageCall?> Next)
{
    private const int MostPages = 10;
    private static readonly string Origin = new Request { Method = "GET", RawPath = "/" }.Origin;
    private static readonly string[] Cursors =
    [
        "cursor",
        "pagetoken",
        "nexttoken",
        "continuationtoken",
        "nextcursor",
        "nextpagetoken",
        "pagecursor",
        "paginationtoken",
        "marker",
        "startcursor",
        "after",
        "startingafter",
        "pageafter",
    ];

    public static readonly IReadOnlyList<Pager> All =
    [
        new("next link", (call, answer) => Followed(call, answer.NextLink())),
        new("Link header", (call, answer) => Followed(call, answer.LinkHeader())),
        new("token", ByToken),
        new("page number", ByNumber),
        new("offset", ByOffset),
        new("last id", ByLastId),
    ];

    /// <summary>How many pages there were, and what is wrong: it did not end, or leads away. Nothing wrong: null.</summary>
    public async Task<(int Pages, string? Fault)> RunAsync(PageCall first, Func<Request, Task<Response>> send)
    {
        var call = first;
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = PageAnswer.Of(await send(call.ToRequest()));
            if (answer.Response.Status >= 400)
            {
                return (
                    page,
                    page == 1 ? null : $"page {page} of {call.Path}?{call.Query} is a {answer.Response.Status}"
                );
            }

            if (Next(call, answer) is not { } next)
            {
                return (page, null);
            }

            if (next.Path.Length == 0)
            {
                return (page, $"{call.Path} leads to another host: {next.Query}");
            }

            call = next;
        }

        return (MostPages, $"no end within {MostPages} pages: {call.Path}?{call.Query}");
    }

    private static PageCall? Followed(PageCall call, string? address) =>
        address is null ? null : call.At(address, Origin) ?? call with { Path = "", Query = address };

    private static PageCall? ByToken(PageCall call, PageAnswer answer)
    {
        var token = answer.Text(
            "nextcursor",
            "nextpagetoken",
            "nexttoken",
            "continuationtoken",
            "nextcontinuationtoken",
            "endcursor",
            "nextmarker",
            "paginationtoken",
            "after",
            "cursor"
        );
        return
            token is { Length: > 0 }
            && answer.Flag("hasmore", "hasnext", "hasnextpage", "more") != false
            && call.Declared(Cursors) is { } name
            ? call.With(name, token)
            : null;
    }

    private static PageCall? ByNumber(PageCall call, PageAnswer answer)
    {
        if (
            call.Declared("page", "pagenumber", "pageindex", "pageno", "currentpage") is not { } name
            || answer.Rows is null
        )
        {
            return null;
        }

        var number = long.TryParse(call.Sent(name), out var sent) ? sent : 1;
        var pages = answer.Number("totalpages", "pagecount", "numpages", "pagestotal", "lastpage", "pages");
        var isLast =
            answer.Rows.Count == 0
            || number >= pages
            || answer.Flag("hasmore", "hasnext", "hasnextpage", "more") == false;
        return isLast ? null : call.With(name, (number + 1).ToString(CultureInfo.InvariantCulture));
    }

    private static PageCall? ByOffset(PageCall call, PageAnswer answer)
    {
        if (
            call.Declared("offset", "skip", "pageoffset", "startat", "startindex", "start") is not { } name
            || answer.Rows is null
        )
        {
            return null;
        }

        var first = PageAnswer.Plain(name) == "startindex" ? 1 : 0;
        var offset = (long.TryParse(call.Sent(name), out var sent) ? sent : first) + answer.Rows.Count;
        var total = answer.Number("totalcount", "totalresults", "totalsize", "totalelements", "totalitems", "total");
        var isLast =
            answer.Rows.Count == 0 || offset - first >= total || answer.Flag("hasmore", "hasnext", "more") == false;
        return isLast ? null : call.With(name, offset.ToString(CultureInfo.InvariantCulture));
    }

    private static PageCall? ByLastId(PageCall call, PageAnswer answer) =>
        answer.Flag("hasmore", "hasnext", "hasnextpage", "more") == true
        && call.Declared("startingafter", "after", "afterid") is { } name
        && answer.LastId() is { } last
            ? call.With(name, last)
            : null;
}
