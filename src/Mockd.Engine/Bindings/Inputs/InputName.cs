using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>What becomes of a member of a body.</summary>
/// <param name="Stored">Its name in the row; empty when it is not stored.</param>
/// <param name="IsUnknown">Nobody described it, and such members are not wanted.</param>
/// <param name="Fit">What a value must be allowed by to be stored; null: nothing.</param>
/// <param name="OfRow">What the row's schema says about it where no request is described to have it.</param>
internal readonly record struct InputName(
    string Stored,
    bool IsUnknown = false,
    Schema? OfRow = null,
    Schema? Fit = null
)
{
    public static readonly InputName NotStored = new("");
    public static readonly InputName Unknown = new("", true);
}
