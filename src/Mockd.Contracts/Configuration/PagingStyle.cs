using System.ComponentModel;
using Mockd.Contracts.Json;

namespace Mockd.Contracts.Configuration;

/// <summary>How a list continues.</summary>
public enum PagingStyle
{
    Offset,
    Cursor,
    Page,
    Token,
}
