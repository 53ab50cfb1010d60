using System.Collections.Frozen;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Names of members that speak of a page, in any spelling, as APIs use them.</summary>
internal static class PageMarks
{
    private static readonly (PageMark Mark, string[] Names)[] Words =
    [
        (PageMark.Next, ["next", "next_page", "next_page_number", "next_results", "odata_next_link", "next_offset"]),
        (
            PageMark.NextToken,
            [
                "next_token",
                "next_cursor",
                "next_page_token",
                "next_page_cursor",
                "next_continuation_token",
                "continuation_token",
                "end_cursor",
                "next_marker",
                "pagination_token",
                "next_page_key",
                "cursor_next",
            ]
        ),
        (
            PageMark.HasMore,
            [
                "has_more",
                "has_next",
                "has_next_page",
                "has_more_items",
                "has_more_results",
                "has_more_pages",
                "more_items_available",
                "more_available",
                "is_truncated",
                "truncated",
                "more",
            ]
        ),
        (PageMark.IsLast, ["is_last", "is_last_page", "end_of_list", "is_end", "last_page_reached"]),
        (PageMark.Previous, ["previous", "prev", "previous_page", "prev_page", "odata_previous_link"]),
        (
            PageMark.PreviousToken,
            ["previous_token", "previous_cursor", "prev_cursor", "previous_page_token", "prev_page_token"]
        ),
        (PageMark.HasPrevious, ["has_previous", "has_prev", "has_previous_page", "has_prev_page"]),
        (PageMark.IsFirst, ["is_first", "is_first_page"]),
        (PageMark.First, ["first", "first_page"]),
        (PageMark.Last, ["last"]),
        (PageMark.Self, ["self"]),
        (
            PageMark.Total,
            [
                "total_count",
                "total_items",
                "total_results",
                "total_records",
                "total_size",
                "total_set_size",
                "total_elements",
                "total_rows",
                "total_hits",
                "total_entries",
                "total_matches",
                "items_total",
                "count_total",
                "odata_count",
                "record_count",
                "total",
            ]
        ),
        (
            PageMark.Pages,
            [
                "total_pages",
                "pages_total",
                "page_count",
                "num_pages",
                "number_of_pages",
                "page_total",
                "last_page",
                "pages",
            ]
        ),
        (PageMark.Number, ["page", "page_number", "current_page", "page_index", "page_no", "number"]),
        (PageMark.Size, ["page_size", "per_page", "items_per_page", "page_limit", "limit", "size"]),
        (PageMark.Start, ["offset", "start", "start_index", "start_position", "skip"]),
        (PageMark.From, ["from"]),
        (PageMark.To, ["to"]),
        (
            PageMark.Count,
            ["count", "result_set_size", "number_of_elements", "returned_count", "results_count", "num_results"]
        ),
    ];

    // Addresses of a page carry the word in front: next_url, first_page_uri, prevLink.
    public static readonly string[] Addresses =
    [
        "url",
        "uri",
        "link",
        "href",
        "page_url",
        "page_uri",
        "page_link",
        "page_href",
        "page_path",
    ];

    private static readonly FrozenDictionary<string, PageMark> ByName = Words
        .SelectMany(w => w.Names.Select(n => KeyValuePair.Create(n, w.Mark)))
        .Concat(
            Words
                .Where(w =>
                    w.Mark is PageMark.Next or PageMark.Previous or PageMark.First or PageMark.Last or PageMark.Self
                )
                .SelectMany(w => Addresses.Select(a => KeyValuePair.Create($"{w.Names[0]}_{a}", w.Mark)))
        )
        .Concat(Addresses.Select(a => KeyValuePair.Create("prev_" + a, PageMark.Previous)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    // In an object that is about pages, plain words mean its ends.
    private static readonly FrozenSet<string> PageObjects = FrozenSet.ToFrozenSet([
        "cursors",
        "cursor",
        "paging",
        "pagination",
        "list_metadata",
        "page_info",
        "response_metadata",
        "meta",
        "links",
        "page",
    ]);

    /// <param name="owner">Name of the member that holds the object; empty for the body itself.</param>
    public static PageMark Of(string name, string owner)
    {
        var joined = NameWords.Joined(name);
        return ByName.TryGetValue(joined, out var mark) ? mark
            : owner.Length == 0 && joined is "url" or "uri" ? PageMark.Place
            : !IsAboutPages(owner) ? PageMark.None
            : joined switch
            {
                "after" or "cursor" => PageMark.NextToken,
                "before" => PageMark.PreviousToken,
                _ => PageMark.None,
            };
    }

    /// <summary>What says it is no address and no place in the list.</summary>
    public static bool IsFlag(PageMark mark) =>
        mark
            is PageMark.NextToken
                or PageMark.HasMore
                or PageMark.IsLast
                or PageMark.PreviousToken
                or PageMark.HasPrevious
                or PageMark.IsFirst;

    public static bool IsAboutPages(string owner) => owner.Length > 0 && PageObjects.Contains(NameWords.Joined(owner));

    /// <summary>The mark alone tells that its object is about a list; a total may be a sum, a number a street's.</summary>
    public static bool IsTelling(PageMark mark, string name) =>
        mark is PageMark.Next or PageMark.NextToken or PageMark.HasMore or PageMark.IsLast or PageMark.HasPrevious
        || (mark is PageMark.Total or PageMark.Pages && NameWords.Joined(name) is not ("total" or "pages"));
}
