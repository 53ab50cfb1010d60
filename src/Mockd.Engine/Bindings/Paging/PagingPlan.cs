using System.Globalization;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>Which query parameters page and sort a list: as configured, else read off what the operation declares.</summary>
internal sealed class PagingPlan
{
    private const int UsualLimit = 100;

    /// <summary>Largest page where neither the configuration nor the description names one.</summary>
    private const int LargestUnasked = 1000;

    private readonly bool _takesPages;
    private readonly bool _takesOffsets;

    public PagingPlan(PagingConfig config, Operation? operation, long? firstPageHint)
    {
        (var declared, IsInBody) = PagingNames.Of(operation);
        Limit = Named(config.Limit, declared, PagingNames.Limit);
        Offset = Named(config.Offset, declared, PagingNames.Offset);
        After = Named(config.After, declared, PagingNames.After);
        Before = Named(config.Before, declared, PagingNames.Before);
        Order = Named(config.Order, declared, PagingNames.Order);
        Sort = Named(config.Sort, declared, PagingNames.Sort);
        var page = config.Page ?? PagingNames.Declared(declared, PagingNames.Page);
        var token = config.Token ?? PagingNames.Declared(declared, PagingNames.Token);
        var isCursor = config.After is not null || PagingNames.Declared(declared, PagingNames.After) is not null;
        Style = config.Style ?? StyleOf(isCursor, page, token);
        _takesPages = page is not null;
        _takesOffsets = config.Offset is not null || PagingNames.Declared(declared, PagingNames.Offset) is not null;
        Page = page ?? "page";
        Token = token ?? (Style == PagingStyle.Token ? Page : "page_token");
        var limit = SchemaOf(declared, Limit);
        DefaultLimit = Math.Max(1, config.DefaultLimit ?? DefaultOf(limit) ?? UsualLimit);
        MaxLimit = MostOf(config, limit, DefaultLimit);
        MinLimit = Whole(limit?.Minimum) is { } least ? Math.Clamp(least, 1, MaxLimit) : null;
        FirstOffset = FirstOffsetOf(declared, Offset);
        FirstPage = config.FirstPage ?? Whole(firstPageHint) ?? FirstPageOf(SchemaOf(declared, Page));
        HasLinkHeader = config.LinkHeader ?? DescribesLinks(operation);
        IsCursorStrict = config.StrictCursor == true;
        Names = new HashSet<string>([Limit, Offset, After, Before, Order, Sort, Page, Token], StringComparer.Ordinal);
        IsDeclared = declared.Any(Pages);
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

    /// <summary>What callers send for the first row: 0, or 1 where rows are counted from there.</summary>
    public int FirstOffset { get; }

    public bool HasLinkHeader { get; }

    /// <summary>Pages are chosen by members of the body.</summary>
    public bool IsInBody { get; }

    /// <summary>The operation has parameters that page it.</summary>
    public bool IsDeclared { get; }

    public bool IsCursorStrict { get; }

    /// <summary>Parameters that page and sort, and so never filter.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>
    /// What the caller asks for, within the bounds: numbers that are too large or too small are taken as the nearest one
    /// allowed, what is no number or no order as not given.
    /// </summary>
    public PageRequest Read(OperationCall call)
    {
        var limit = LimitOf(Number(Sent(call, Limit)));
        var sentToken = Given(Sent(call, Token));
        var token = PageToken.Read(sentToken);
        var page = Number(Sent(call, Page));

        // Operations that take more than one of them take whichever is sent.
        var offset =
            sentToken is not null && token is not null ? token.Value
            : (Style == PagingStyle.Page || _takesPages) && page is not null
                ? Math.Clamp(page.Value - FirstPage, 0, int.MaxValue) * limit
            : Style is PagingStyle.Offset or PagingStyle.Cursor || _takesOffsets
                ? (Number(Sent(call, Offset)) ?? FirstOffset) - FirstOffset
            : 0;
        return new PageRequest
        {
            Limit = limit,
            Offset = (int)Math.Clamp(offset, 0, int.MaxValue),
            After = Given(Sent(call, After)),
            Before = Given(Sent(call, Before)),
            Sort = call.Request.Query.Get(Sort),
            IsDescending = OrderOf(call.Request.Query.Get(Order)),
            ForeignToken = Style == PagingStyle.Token && token is null ? sentToken : null,
        };
    }

    /// <summary>What a caller sent under a name. The query counts first: links of answers lead there.</summary>
    public string? Sent(OperationCall call, string name) =>
        call.Request.Query.Get(name) ?? (IsInBody ? PageBody.Text(call.Body, name) : null);

    private static bool DescribesLinks(Operation? operation) =>
        operation?.Success?.Headers.Any(h => h.Name.Equals("Link", StringComparison.OrdinalIgnoreCase)) == true;

    private bool Pages(PageParameter parameter) =>
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
    private static string Named(string? configured, IReadOnlyList<PageParameter> declared, string[] names) =>
        configured ?? PagingNames.Declared(declared, names) ?? names[0];

    private static PagingStyle StyleOf(bool isCursor, string? page, string? token) =>
        isCursor ? PagingStyle.Cursor
        : page is not null ? PagingStyle.Page
        : token is not null ? PagingStyle.Token
        : PagingStyle.Offset;

    private static Schema? SchemaOf(IReadOnlyList<PageParameter> declared, string name) =>
        declared.FirstOrDefault(p => p.Name == name)?.Schema;

    /// <summary>As configured, else described; else there is a bound all the same, so that no caller gets a whole table.</summary>
    private static int MostOf(PagingConfig config, Schema? limit, int usual) =>
        Math.Max(1, config.MaxLimit ?? Whole(limit?.Maximum) ?? Math.Max(LargestUnasked, usual));

    private static int? DefaultOf(Schema? schema) => Whole((schema?.Default as JsonNumber)?.Double);

    private static int FirstPageOf(Schema? schema) => DefaultOf(schema) ?? Whole(schema?.Minimum) ?? 1;

    /// <summary>The nearest whole number that fits.</summary>
    private static int? Whole(double? number) =>
        number is { } known ? (int)Math.Clamp(known, int.MinValue, int.MaxValue) : null;

    // RFC 7644, section 3.4.2.4, counts from one, and many do after it.
    private static int FirstOffsetOf(IReadOnlyList<PageParameter> declared, string offset) =>
        declared.FirstOrDefault(p => p.Name == offset) is not { } found ? 0
        : (DefaultOf(found.Schema) ?? Whole(found.Schema?.Minimum)) is { } first ? Math.Clamp(first, 0, 1)
        : found.Words == "start_index" ? 1
        : 0;

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
