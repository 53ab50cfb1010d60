using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Journal;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>The newest exchanges, with their differences from the description.</summary>
internal static class JournalEndpoints
{
    public static Response Answer(TwinRuntime twin, string method, Request request)
    {
        switch (method)
        {
            case "GET":
                return List(twin, request);
            case "DELETE":
                twin.ClearJournal();
                return new Response { Status = 204 };
            default:
                return AdminPlane.NoRoute(method, request);
        }
    }

    private static Response List(TwinRuntime twin, Request request)
    {
        var (filter, defect) = JournalFilter.Read(request);
        if (filter is null)
        {
            return AdminAnswers.Error(400, "validation_error", defect!);
        }

        var shown = twin.RecentExchanges(filter.Limit, filter.Fits);
        var entries = JsonArray.Of(shown.Select(e => (JsonValue)WithWrite(twin, e)));
        return Response.Json(200, JsonObject.Of(("exchanges", entries), ("count", entries.Count)).ToUtf8());
    }

    /// <summary>What the exchange changed, and where the states on both sides of it are, as long as that is remembered.</summary>
    private static JsonObject WithWrite(TwinRuntime twin, JournalEntry entry) =>
        twin.History.Find(entry.Id) is not { } write
            ? entry.ToJson()
            : entry
                .ToJson()
                .With(
                    "write",
                    JsonObject.Of(
                        ("changes", twin.History.ChangesOf(write)),
                        ("before", AdminRoutes.PastState(write.Sandbox, entry.Id, isBefore: true)),
                        ("after", AdminRoutes.PastState(write.Sandbox, entry.Id, isBefore: false))
                    )
                );
}
