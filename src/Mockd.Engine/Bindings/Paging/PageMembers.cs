using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Bindings;

/// <summary>Envelope members that are computed because their name says what they are, whatever the file gives for them.</summary>
internal static class PageMembers
{
    private static readonly (string Name, Func<PageFacts, JsonValue> Read)[] Words =
    [
        ("has_more", p => p.HasMore),
        ("url", p => p.Path),
        ("uri", p => p.Self),
        ("next", p => p.Next),
        ("next_page", p => p.NextToken),
        ("next_page_token", p => p.NextToken),
        ("next_token", p => p.NextToken),
        (
            "next_cursor",
            p =>
                p.TakesOwnTokens ? p.NextToken
                : p.HasMore ? p.LastId
                : null
        ),
        ("previous", p => p.Previous),
        ("prev", p => p.Previous),
        ("page", p => p.Number),
        ("page_number", p => p.Number),
        ("page_size", p => p.Size),
        ("per_page", p => p.Size),
        ("start", p => p.Start),
        ("end", p => p.End),
        ("total", p => p.Total),
        ("total_count", p => p.Total),
        ("total_items", p => p.Total),
        ("total_results", p => p.Total),
        ("total_records", p => p.Total),
        ("first_id", p => p.FirstId),
        ("last_id", p => p.LastId),
    ];

    // Which page an address is of; the address carries the word in front, as made-up lists read it too.
    private static readonly (string Word, Func<PageFacts, JsonValue> Read)[] Pages =
    [
        ("next", p => p.Next),
        ("previous", p => p.Previous),
        ("prev", p => p.Previous),
        ("first", p => p.First),
        ("last", p => p.Last),
    ];

    private static readonly (string Name, Func<PageFacts, JsonValue> Read)[] Known =
    [
        .. Words,
        .. Pages.SelectMany(p => PageMarks.Addresses.Select(a => ($"{p.Word}_{a}", p.Read))),
    ];

    public static Func<PageFacts, JsonValue>? Find(string name)
    {
        foreach (var (known, read) in Known)
        {
            if (FieldNames.AreAlike(known, name))
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>The value depends on how many rows there are in all.</summary>
    public static bool NeedsTotal(string name) =>
        name.Contains("total", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith("last", StringComparison.OrdinalIgnoreCase) && !FieldNames.AreAlike("last_id", name));
}
