using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Admin;

/// <summary>Reads what somebody sent to the admin plane.</summary>
internal static class AdminBody
{
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
