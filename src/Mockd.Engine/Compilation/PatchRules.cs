using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.Seeding;
using Mockd.Engine.Stubs;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;
using Mockd.Engine.Yaml;

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
