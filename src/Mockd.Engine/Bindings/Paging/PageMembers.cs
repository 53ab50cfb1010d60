using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Bindings;

/// <summary>Envelope members that are computed because their name says what they are, whatever the file gives for them.</summary>
internal static class PageMembers
{
    private static readonly (string Name, Func<PageFacts, JsonValue> Read)[] Known =
    [
        ("has_more", p => p.HasMore),
        ("url", p => p.Path),
        ("uri", p => p.Self),
        ("next", p => p.Next),
        ("next_url", p => p.Next),
        ("next_uri", p => p.Next),
        ("next_link", p => p.Next),
        ("next_page_uri", p => p.Next),
        ("next_page_url", p => p.Next),
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
        ("previous_url", p => p.Previous),
        ("previous_page_uri", p => p.Previous),
        ("previous_page_url", p => p.Previous),
        ("first_page_uri", p => p.First),
        ("first_page_url", p => p.First),
        ("last_page_uri", p => p.Last),
        ("last_page_url", p => p.Last),
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
        || name.Contains("last_page", StringComparison.OrdinalIgnoreCase);
}
