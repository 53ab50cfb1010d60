using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Completion;

/// <summary>Fills a value up with what its schema promises (design decision D5).</summary>
internal static class Completion
{
    /// <summary>The value with the missing members added; members it has are kept, and completed themselves where they are objects.</summary>
    public static JsonObject Complete(
        Schema schema,
        JsonObject value,
        CompleteMode mode,
        ulong seed,
        DateTimeOffset now
    ) =>
        mode == CompleteMode.Off ? value : new CompletionRun(mode, now).Complete(SchemaView.Of(schema), value, seed, 0);
}
