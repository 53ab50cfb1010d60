using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Admin;

/// <summary>Reads what somebody sent to the admin plane.</summary>
internal static class AdminBody
{
    private const int OfOrders = 64 * 1024;
    private const int OfFaults = 1024 * 1024;

    /// <summary>
    /// The request with as much of its body as its route has use for: orders are short, rows are read as they come in.
    /// Null when it is longer than that.
    /// </summary>
    public static async ValueTask<Request?> ReceiveAsync(
        Request request,
        string method,
        string[] segments,
        CancellationToken cancellation
    )
    {
        if (request.Pending is not { } pending || LimitOf(method, segments) is not { } limit)
        {
            return request;
        }

        var body = await pending.ReceiveAsync(limit, grows: 0, cancellation).ConfigureAwait(false);
        return body is { } all ? request.With(all) : null;
    }

    /// <summary>The body as it comes in.</summary>
    public static Stream Open(Request request) => request.Pending?.Open() ?? new MemoryStream(request.Body.ToArray());

    /// <summary>Null where the route does not have the body read for it.</summary>
    private static int? LimitOf(string method, string[] segments) =>
        (method, segments) switch
        {
            ("PUT", ["sandboxes", _, "rows"]) => null,
            ("PUT", ["chaos"]) => OfFaults,
            ("POST" or "PUT", _) => OfOrders,
            _ => null,
        };

    /// <summary>Null when the body is not such a record.</summary>
    public static T? Read<T>(Request request, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(request.Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
