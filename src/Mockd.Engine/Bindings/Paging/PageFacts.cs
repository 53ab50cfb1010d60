using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>What is known about an answered page; envelopes and Link headers are filled from it.</summary>
internal sealed class PageFacts(Request request, PagingPlan plan, PageRequest asked, ListPage page, int depth)
{
    public long Number => plan.FirstPage + (asked.Offset / asked.Limit);

    public int Size => asked.Limit;

    public int Offset => page.Offset;

    public int Count => page.Rows.Count;

    /// <summary>Position of the first row on the page, counted as the operation counts.</summary>
    public int Start => page.Offset + plan.FirstOffset;

    /// <summary>Zero-based position of the first row on the page.</summary>
    public int At => page.Offset;

    public int End => page.Rows.Count == 0 ? page.Offset : page.Offset + page.Rows.Count - 1;

    public int Total => page.Total;

    public bool HasMore => page.HasMore;

    public string? FirstId => page.Rows is [{ Key.Length: > 0 } first, ..] ? NestedKeys.Own(first.Key, depth) : null;

    public string? LastId => page.Rows is [.., { Key.Length: > 0 } last] ? NestedKeys.Own(last.Key, depth) : null;

    /// <summary>What callers send to go on behind a row of this page.</summary>
    public string CursorAt(int index) =>
        plan.Style == PagingStyle.Cursor && page.Rows[index].Key is { Length: > 0 } key
            ? key
            : PageToken.Write(page.Offset + index + 1);

    public string Path => request.RawPath;

    /// <summary>Scheme and authority of the addresses.</summary>
    public string Origin => request.Origin;

    public string Self => request.RawQuery.Length == 0 ? request.RawPath : $"{request.RawPath}?{request.RawQuery}";

    /// <summary>Path and query of the page behind this one; null at the end.</summary>
    public string? Next =>
        !HasMore
            ? null
            : plan.Style switch
            {
                PagingStyle.Cursor => With(plan.After, NextToken!, plan.Before),
                PagingStyle.Page => With(plan.Page, Text(Number + 1)),
                PagingStyle.Token => With(plan.Token, NextToken!),
                _ => With(plan.Offset, Text(NextOffset)),
            };

    /// <summary>The request asks for a page, or the operation lets callers do so.</summary>
    public bool IsPaged => plan.IsDeclared;

    /// <summary>The operation takes tokens or cursors, not numbers.</summary>
    public bool TakesTokens => plan.Style is PagingStyle.Token or PagingStyle.Cursor;

    /// <summary>The operation takes tokens that say nothing to callers.</summary>
    public bool TakesOwnTokens => plan.Style == PagingStyle.Token;

    /// <summary>Path and query of a page that has no rows.</summary>
    public string Beyond =>
        plan.Style switch
        {
            PagingStyle.Cursor => With(plan.After, BeyondToken, plan.Before),
            PagingStyle.Page => With(plan.Page, Text(LastNumber + 1)),
            PagingStyle.Token => With(plan.Token, BeyondToken),
            _ => With(plan.Offset, Text(page.Total + plan.FirstOffset)),
        };

    public string BeyondToken => PageToken.Write(page.Total);

    public long FirstNumber => plan.FirstPage;

    /// <summary>Of the last page; the first one where there are no rows.</summary>
    public long LastNumber => plan.FirstPage + Math.Max(0, (page.Total - 1) / asked.Limit);

    public long NextOffset => page.Offset + asked.Limit + plan.FirstOffset;

    /// <summary>What callers send to get the page behind this one; null at the end.</summary>
    public string? NextToken =>
        !HasMore ? null
        : plan.Style == PagingStyle.Cursor && LastId is { } last ? last
        : PageToken.Write(asked.Offset + asked.Limit);

    public string? Previous =>
        plan.Style switch
        {
            PagingStyle.Cursor => asked.After is null ? null : With(plan.Before, FirstId ?? "", plan.After),
            _ when asked.Offset <= 0 => null,
            PagingStyle.Page => With(plan.Page, Text(Number - 1)),
            PagingStyle.Token => With(plan.Token, PageToken.Write(Math.Max(0, asked.Offset - asked.Limit))),
            _ => With(plan.Offset, Text(Math.Max(0, asked.Offset - asked.Limit) + plan.FirstOffset)),
        };

    public string First =>
        plan.Style switch
        {
            PagingStyle.Cursor => Without(plan.After, plan.Before),
            PagingStyle.Page => With(plan.Page, Text(plan.FirstPage)),
            PagingStyle.Token => Without(plan.Token, plan.Token),
            _ => With(plan.Offset, Text(plan.FirstOffset)),
        };

    /// <summary>Null where the number of rows is not known.</summary>
    public string? Last
    {
        get
        {
            if (page.Total < 0 || plan.Style is PagingStyle.Cursor)
            {
                return null;
            }

            var last = LastNumber - plan.FirstPage;
            return plan.Style switch
            {
                PagingStyle.Page => With(plan.Page, Text(LastNumber)),
                PagingStyle.Token => With(plan.Token, PageToken.Write(last * asked.Limit)),
                _ => With(plan.Offset, Text((last * asked.Limit) + plan.FirstOffset)),
            };
        }
    }

    /// <summary>A Link header (RFC 8288); null when there is nothing to link to.</summary>
    public string? LinkHeader()
    {
        var links = new List<string>(4);
        Add("next", Next);
        Add("prev", Previous);
        Add("first", Previous is null ? null : First);
        Add("last", HasMore ? Last : null);
        return links.Count == 0 ? null : string.Join(", ", links);

        void Add(string relation, string? target)
        {
            if (target is not null)
            {
                links.Add($"<{request.Origin}{target}>; rel=\"{relation}\"");
            }
        }
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Without(string name, string other) =>
        Build(request.Query.Pairs.Where(p => p.Key != name && p.Key != other));

    private string With(string name, string value, string? removed = null)
    {
        var pairs = request.Query.Pairs.Where(p => p.Key != name && p.Key != removed).ToList();
        if (plan.Style == PagingStyle.Page && !pairs.Exists(p => p.Key == plan.Limit))
        {
            pairs.Add(new(plan.Limit, Text(asked.Limit)));
        }

        pairs.Add(new(name, value));
        return Build(pairs);
    }

    private string Build(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var query = string.Join(
            '&',
            pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")
        );
        return query.Length == 0 ? request.RawPath : $"{request.RawPath}?{query}";
    }
}
