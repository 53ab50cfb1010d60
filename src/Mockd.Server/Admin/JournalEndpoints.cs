using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Pipeline;

namespace Mockd.Server.Admin;

/// <summary>The newest exchanges, with their differences from the description.</summary>
internal static class JournalEndpoints
{
    private const int UsualLimit = 100;

    public static Response Answer(TwinRuntime twin, Request request)
    {
        var most = int.TryParse(request.Query.Get("limit"), out var limit) && limit > 0 ? limit : UsualLimit;
        var entries = JsonArray.Of(twin.RecentExchanges(most).Select(e => (JsonValue)e.ToJson()));
        return Response.Json(200, JsonObject.Of(("exchanges", entries), ("count", entries.Count)).ToUtf8());
    }
}
