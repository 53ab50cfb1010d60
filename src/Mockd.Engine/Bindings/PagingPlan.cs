using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>Which query parameters page and sort a list: as configured, else read off what the operation declares.</summary>
public sealed class PagingPlan
{
    private static readonly string[] LimitNames =
    [
        "limit",
        "per_page",
        "page_size",
        "pageSize",
        "PageSize",
        "size",
        "max_results",
        "maxResults",
        "$top",
        "first",
    ];
    private static readonly string[] OffsetNames = ["offset", "skip", "$skip"];
    private static readonly string[] PageNames = ["page", "Page", "page_number", "pageNumber"];
    private static readonly string[] AfterNames = ["starting_after", "after"];
    private static readonly string[] BeforeNames = ["ending_before", "before"];
    private static readonly string[] TokenNames =
    [
        "page_token",
        "pageToken",
        "next_token",
        "nextToken",
        "cursor",
        "continuation_token",
    ];
    private static readonly string[] OrderNames = ["order", "direction", "sort_order"];
    private static readonly string[] SortNames = ["sort", "sort_by", "order_by", "orderBy"];

    public PagingPlan(PagingConfig config, Operation? operation, long? firstPageHint)
    {
        var declared = operation?.Parameters.Where(p => p.In == ParameterLocation.Query).ToArray() ?? [];
        Limit = Named(config.Limit, declared, LimitNames);
        Offset = Named(config.Offset, declared, OffsetNames);
        After = Named(config.After, declared, AfterNames);
        Before = Named(config.Before, declared, BeforeNames);
        Order = Named(config.Order, declared, OrderNames);
        Sort = Named(config.Sort, declared, SortNames);
        var page = config.Page ?? Declared(declared, PageNames);
        var token = config.Token ?? Declared(declared, TokenNames);
        var isCursor = config.After is not null || Declared(declared, AfterNames) is not null;
        Style = config.Style ?? StyleOf(isCursor, page, token);
        Page = page ?? "page";
        Token = token ?? (Style == PagingStyle.Token ? Page : "page_token");
        var limit = SchemaOf(declared, Limit);
        DefaultLimit = config.DefaultLimit ?? DefaultOf(limit) ?? 100;
        MaxLimit = config.MaxLimit ?? (int?)limit?.Maximum ?? int.MaxValue;
        FirstPage = config.FirstPage ?? (int?)firstPageHint ?? FirstPageOf(SchemaOf(declared, Page));
        HasLinkHeader = config.LinkHeader == true;
        IsCursorStrict = config.StrictCursor == true;
        Names = new HashSet<string>([Limit, Offset, After, Before, Order, Sort, Page, Token], StringComparer.Ordinal);
    }

    public PagingStyle Style { get; }

    public string Limit { get; }

    public string Offset { get; }

    public string After { get; }

    public string Before { get; }

    public string Order { get; }

    public string Sort { get; }

    public string Page { get; }

    public string Token { get; }

    public int DefaultLimit { get; }

    public int MaxLimit { get; }

    public int FirstPage { get; }

    public bool HasLinkHeader { get; }

    public bool IsCursorStrict { get; }

    /// <summary>Parameters that page and sort, and so never filter.</summary>
    public IReadOnlySet<string> Names { get; }

    public PageRequest Read(QueryParameters query)
    {
        var limit = Number(query.Get(Limit)) is { } asked and > 0
            ? Math.Min(asked, MaxLimit)
            : Math.Min(DefaultLimit, MaxLimit);
        var offset = Style switch
        {
            PagingStyle.Page => Math.Max(0, (Number(query.Get(Page)) ?? FirstPage) - FirstPage) * (long)limit,
            PagingStyle.Token => PageToken.Read(query.Get(Token)),
            _ => Number(query.Get(Offset)) ?? 0,
        };
        return new PageRequest
        {
            Limit = limit,
            Offset = (int)Math.Clamp(offset, 0, int.MaxValue),
            After = query.Get(After) is { Length: > 0 } after ? after : null,
            Before = query.Get(Before) is { Length: > 0 } before ? before : null,
            Sort = query.Get(Sort),
            Order = query.Get(Order),
        };
    }

    /// <summary>As configured, else declared, else the first of the usual names.</summary>
    private static string Named(string? configured, Parameter[] declared, string[] names) =>
        configured ?? Declared(declared, names) ?? names[0];

    private static PagingStyle StyleOf(bool isCursor, string? page, string? token) =>
        isCursor ? PagingStyle.Cursor
        : page is not null ? PagingStyle.Page
        : token is not null ? PagingStyle.Token
        : PagingStyle.Offset;

    private static Schema? SchemaOf(Parameter[] declared, string name) =>
        Array.Find(declared, p => p.Name == name)?.Schema;

    private static int? DefaultOf(Schema? schema) => (int?)(schema?.Default as JsonNumber)?.Integer;

    private static int FirstPageOf(Schema? schema) => DefaultOf(schema) ?? (int?)schema?.Minimum ?? 1;

    private static string? Declared(Parameter[] declared, string[] names) =>
        names.FirstOrDefault(name => Array.Exists(declared, p => p.Name == name));

    private static int? Number(string? text) => int.TryParse(text, out var number) ? number : null;
}
