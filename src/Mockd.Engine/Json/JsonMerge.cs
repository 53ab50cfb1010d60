using Mockd.Contracts.Json;

namespace Mockd.Engine.Json;

/// <summary>Merges one object into another.</summary>
internal static class JsonMerge
{
    /// <summary>Members of <paramref name="change"/> replace those of the target.</summary>
    public static JsonObject Shallow(JsonObject target, JsonObject change)
    {
        var builder = new JsonObjectBuilder(target);
        foreach (var (name, value) in change)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    /// <summary>Objects merge at every depth; any other value, null included, replaces.</summary>
    public static JsonObject Deep(JsonObject target, JsonObject change)
    {
        var builder = new JsonObjectBuilder(target);
        foreach (var (name, value) in change)
        {
            builder.Set(name, value is JsonObject inner && target[name] is JsonObject old ? Deep(old, inner) : value);
        }

        return builder.Build();
    }

    /// <summary>JSON merge patch (RFC 7396): null removes.</summary>
    public static JsonObject Patch(JsonObject target, JsonObject change)
    {
        var builder = new JsonObjectBuilder(target);
        foreach (var (name, value) in change)
        {
            if (value.IsNull)
            {
                builder.Remove(name);
            }
            else
            {
                builder.Set(
                    name,
                    value is JsonObject inner ? Patch(target[name] as JsonObject ?? JsonObject.Empty, inner) : value
                );
            }
        }

        return builder.Build();
    }
}
