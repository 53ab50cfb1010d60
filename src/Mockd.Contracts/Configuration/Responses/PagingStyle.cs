namespace Mockd.Contracts.Configuration;

/// <summary>How a list continues.</summary>
public enum PagingStyle
{
    Offset,
    Cursor,
    Page,
    Token,
}
