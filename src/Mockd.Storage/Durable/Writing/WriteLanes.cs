using System.Runtime.CompilerServices;

namespace Mockd.Storage.Durable;

/// <summary>One lane for all states, or one for each, as the log likes its groups.</summary>
internal sealed class WriteLanes(
    bool isCommon,
    Func<IReadOnlyCollection<DurableHead>, Task<IReadOnlyList<DurableHead>>> write
)
{
    private readonly WriteLane _common = new(write);
    private readonly ConditionalWeakTable<DurableHead, WriteLane> _own = [];

    public WriteLane Of(DurableHead head) => isCommon ? _common : _own.GetValue(head, _ => new WriteLane(write));
}
