using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>An array answered as a list object.</summary>
public sealed record WrapConfig
{
    [Description("Address of the list; `{{member}}` is filled from the row.")]
    [Template("item", HasMembers = true)]
    public string? Url { get; init; }
}
