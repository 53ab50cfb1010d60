using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>How lists page. What is absent is read off the operation's query parameters.</summary>
public sealed record PagingConfig
{
    [Description("`cursor` (after/before a key), `page` (number and size), `offset`, `token` (opaque).")]
    public PagingStyle? Style { get; init; }

    [Description("Query parameter of the page size.")]
    public string? Limit { get; init; }

    [Description("Page size when the caller gives none.")]
    [Limits(1, int.MaxValue)]
    public int? DefaultLimit { get; init; }

    [Description(
        "Largest page size; larger requests get this many. What is absent is read off the limit parameter (`maximum`), else 1000, or `defaultLimit` where that is larger."
    )]
    [Limits(1, int.MaxValue)]
    public int? MaxLimit { get; init; }

    [Description("cursor: query parameter of the key to start after.")]
    public string? After { get; init; }

    [Description("cursor: query parameter of the key to end before.")]
    public string? Before { get; init; }

    [Description("offset: query parameter.")]
    public string? Offset { get; init; }

    [Description("page: query parameter of the page number.")]
    public string? Page { get; init; }

    [Description("page: number of the first page.")]
    [Limits(0, int.MaxValue)]
    public int? FirstPage { get; init; }

    [Description("token: query parameter of the token.")]
    public string? Token { get; init; }

    [Description(
        "Send a `Link` header (RFC 8288) with first, prev, next and last. Absent: where the description has one."
    )]
    public bool? LinkHeader { get; init; }

    [Description("Query parameter that chooses the order (`asc`, `desc`).")]
    public string? Order { get; init; }

    [Description("Query parameter that names the field to sort by.")]
    public string? Sort { get; init; }

    [Description(
        "A cursor or token that never was answers an error (true) or starts at the beginning. Behind a deleted row a list goes on either way."
    )]
    public bool? StrictCursor { get; init; }
}
