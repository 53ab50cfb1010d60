namespace Mockd.Engine.Bindings;

/// <summary>What a member says about a page of a list.</summary>
internal enum PageMark
{
    None,
    Next,
    NextToken,
    HasMore,
    IsLast,
    Previous,
    PreviousToken,
    HasPrevious,
    IsFirst,
    First,
    Last,
    Self,
    Place,
    Total,
    Pages,
    Number,
    Size,
    Start,
    From,
    To,
    Count,
}
