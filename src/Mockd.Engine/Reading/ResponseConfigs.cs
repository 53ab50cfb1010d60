using System.Collections;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Reading;

/// <summary>Lays one configuration record over another: what the upper says holds, the rest comes from below.</summary>
internal static class ResponseConfigs
{
    /// <summary>
    /// Records and dictionaries merge key by key, a list replaces (an empty one only where null would say nothing), null means "not said". Either side may be
    /// missing.
    /// </summary>
    public static T? Overlay<T>(T? under, T? over)
        where T : class => (T?)Merge(typeof(T), under, over);

    private static object? Merge(Type type, object? under, object? over)
    {
        if (under is null || over is null)
        {
            return over ?? under;
        }

        return (under, over) switch
        {
            (JsonObject u, JsonObject o) => Json.JsonMerge.Shallow(u, o),
            (IDictionary u, IDictionary o) => Map(type, u, o),
            (ICollection u, ICollection o) => o.Count == 0 ? u : o,
            _ when type.IsClass && type.Namespace == typeof(Contracts.Configuration.ResponseConfig).Namespace => Record(
                type,
                under,
                over
            ),
            _ => over,
        };
    }

    private static object Record(Type type, object under, object over)
    {
        var record = ConfigRecords.Of(type);
        var merged = record.Create();
        foreach (var property in record.Properties)
        {
            // Where null is what was not said, an empty list was.
            var said = property.GetValue(over);
            var isCleared = said is ICollection { Count: 0 } and not IDictionary && property.GetValue(merged) is null;
            property.SetValue(merged, isCleared ? said : Merge(property.PropertyType, property.GetValue(under), said));
        }

        return merged;
    }

    private static IDictionary Map(Type type, IDictionary under, IDictionary over)
    {
        var merged = ConfigTypes.Of(type.GetGenericArguments()[1]).NewMap();
        foreach (var side in (IDictionary[])[under, over])
        {
            foreach (DictionaryEntry entry in side)
            {
                merged[entry.Key] = entry.Value;
            }
        }

        return merged;
    }
}
