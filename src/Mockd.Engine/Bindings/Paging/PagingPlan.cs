using System.Globalization;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>Which query parameters page and sort a list: as configured, else read off what the operation declares.</summary>
internal sealed class PagingPlan
{
    private const int UsualLimit = 100;

    /// <summary>Largest page where neither the configuration nor the description names one.</summary>
    private const int LargestUnasked = 1000;

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
        DefaultLimit = Math.Max(1, config.DefaultLimit ?? DefaultOf(limit) ?? UsualLimit);
        MaxLimit = MostOf(config, limit, DefaultLimit);
        MinLimit = Whole(limit?.Minimum) is { } least ? Math.Clamp(least, 1, MaxLimit) : null;
        FirstPage = config.FirstPage ?? Whole(firstPageHint) ?? FirstPageOf(SchemaOf(declared, Page));
        HasLinkHeader = config.LinkHeader == true;
        IsCursorStrict = config.StrictCursor == true;
        Names = new HashSet<string>([Limit, Offset, After, Before, Order, Sort, Page, Token], StringComparer.Ordinal);
        IsDeclared = Array.Exists(declared, Pages);
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

    /// <summary>Callers that ask for fewer rows get this many; null: those that ask for none get the default.</summary>
    public int? MinLimit { get; }

    public int FirstPage { get; }

    public bool HasLinkHeader { get; }

    /// <summary>The operation has parameters that page it.</summary>
    public bool IsDeclared { get; }

    public bool IsCursorStrict { get; }

    /// <summary>Parameters that page and sort, and so never filter.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>
    /// What the caller asks for, within the bounds: numbers that are too large or too small are taken as the nearest one
    /// allowed, what is no number or no order as not given.
    /// </summary>
    public PageRequest Read(QueryParameters query)
    {
        var limit = LimitOf(Number(query.Get(Limit)));
        var token = PageToken.Read(query.Get(Token));
        var offset = Style switch
        {
            PagingStyle.Page => Math.Clamp((Number(query.Get(Page)) ?? FirstPage) - FirstPage, 0, int.MaxValue) * limit,
            PagingStyle.Token => token ?? 0,
            _ => Number(query.Get(Offset)) ?? 0,
        };
        return new PageRequest
        {
            Limit = limit,
            Offset = (int)Math.Clamp(offset, 0, int.MaxValue),
            After = Given(query.Get(After)),
            Before = Given(query.Get(Before)),
            Sort = query.Get(Sort),
            IsDescending = OrderOf(query.Get(Order)),
            ForeignToken = Style == PagingStyle.Token && token is null ? query.Get(Token) : null,
        };
    }

    private bool Pages(Parameter parameter) =>
        Names.Contains(parameter.Name) && parameter.Name != Order && parameter.Name != Sort;

    private int LimitOf(long? asked) =>
        asked is { } number && (number > 0 || MinLimit is not null)
            ? (int)Math.Clamp(number, MinLimit ?? 1, MaxLimit)
            : Math.Min(DefaultLimit, MaxLimit);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool? OrderOf(string? order) =>
        order?.ToLowerInvariant() switch
        {
            "asc" or "ascending" => false,
            "desc" or "descending" => true,
            _ => null,
        };

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

    /// <summary>As configured, else described; else there is a bound all the same, so that no caller gets a whole table.</summary>
    private static int MostOf(PagingConfig config, Schema? limit, int usual) =>
        Math.Max(1, config.MaxLimit ?? Whole(limit?.Maximum) ?? Math.Max(LargestUnasked, usual));

    private static int? DefaultOf(Schema? schema) => Whole((schema?.Default as JsonNumber)?.Double);

    private static int FirstPageOf(Schema? schema) => DefaultOf(schema) ?? Whole(schema?.Minimum) ?? 1;

    /// <summary>The nearest whole number that fits.</summary>
    private static int? Whole(double? number) =>
        number is { } known ? (int)Math.Clamp(known, int.MinValue, int.MaxValue) : null;

    private static string? Declared(Parameter[] declared, string[] names) =>
        names.FirstOrDefault(name => Array.Exists(declared, p => p.Name == name));

    /// <summary>A whole number, as near to it as 32 bits go; null when the text is none.</summary>
    private static long? Number(string? text)
    {
        var digits = text is ['-' or '+', .. var rest] ? rest : text;
        if (string.IsNullOrEmpty(digits) || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? Math.Clamp(number, int.MinValue, int.MaxValue)
            : text![0] == '-' ? int.MinValue
            : int.MaxValue;
    }
}
