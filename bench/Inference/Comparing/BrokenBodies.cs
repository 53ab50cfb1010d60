using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Inference;

/// <summary>Bodies that a create must refuse by its description.</summary>
internal static class BrokenBodies
{
    private const int Most = 4;

    public static IEnumerable<JsonValue> Of(Operation create, JsonValue? sent)
    {
        if (TwinClient.MediaOf(create) is not { IsJson: true, Schema: { } schema })
        {
            return [];
        }

        var members = sent as JsonObject ?? JsonObject.Empty;
        JsonValue wrong = JsonObject.Of(("unlike", JsonArray.Of(JsonValue.Null)));
        IEnumerable<JsonValue> bodies =
        [
            JsonArray.Of(wrong),
            JsonObject.Empty,
            .. members.SelectMany(m => (JsonValue[])[members.With(m.Key, wrong), members.Without(m.Key)]),
        ];
        return bodies.Where(b => !SchemaChecker.IsValid(schema, b, isRequest: true)).Take(Most);
    }
}
