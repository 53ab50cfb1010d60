using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Changes to the members of each answered row, in this order: rename, hide, wrapAsList, timestamps, compute, inject.</summary>
public sealed record FieldsConfig
{
    [Description(
        "Members added to every row, over stored ones; texts may hold `{{expression}}` with the row's members as variables."
    )]
    [Template("item", HasMembers = true)]
    public JsonObject Inject { get; init; } = JsonObject.Empty;

    [Description("Members left out; an empty list clears the one of a profile.")]
    public IReadOnlyList<string>? Hide { get; init; }

    [Description("Old name to new name.")]
    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    [Description("Members that hold arrays and are answered as list objects.")]
    public IReadOnlyDictionary<string, WrapConfig> WrapAsList { get; init; } = new Dictionary<string, WrapConfig>();

    [Description("What the list objects of `wrapAsList` look like.")]
    public ListObjectConfig? ListObject { get; init; }
}
