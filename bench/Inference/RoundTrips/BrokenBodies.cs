using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Inference;

/// <summary>Bodies that a create must refuse by its description.</summary>
internal static class BrokenBodies
{
    public static IEnumerable<JsonValue> Of(Operation create, JsonValue? sent)
    {
        if (TwinClient.MediaOf(create) is not { IsJson: true, Schema: { } schema })
        {
            return [];
        }

        var members = sent as JsonObject ?? JsonObject.Empty;
        JsonValue wrong = JsonObject.Of(("unlike", JsonArray.Of(JsonValue.Null)));
        var bodies = members
            .SelectMany(m => (JsonValue[])[members.With(m.Key, wrong), members.Without(m.Key)])
            .Append(JsonArray.Of(wrong))
            .Append(JsonObject.Empty);
        return bodies.Where(b => !SchemaChecker.IsValid(schema, b, isRequest: true)).Take(Most);
    }

    private const int Most = 4;
}
