using Mockd.Contracts.Configuration;
using Mockd.Engine.Actions;

namespace Mockd.Engine.Compilation;

/// <summary>Lays what a binding says of patches over what its table and profile say.</summary>
internal static class PatchRules
{
    public static PatchRule Of(PatchConfig? profile, PatchConfig? table, MergeMode? binding) =>
        new(
            binding ?? table?.Merge ?? profile?.Merge ?? MergeMode.Shallow,
            table is { MergeFields.Count: > 0 } ? table.MergeFields : profile?.MergeFields ?? [],
            table?.EmptyUnsets ?? profile?.EmptyUnsets ?? false
        );
}
