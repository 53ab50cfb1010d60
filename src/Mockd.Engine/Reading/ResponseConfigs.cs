using System.Reflection;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Reading;

/// <summary>Lays one configuration record over another: what the upper says holds, the rest comes from below.</summary>
public static class ResponseConfigs
{
    /// <summary>
    /// Records and dictionaries merge key by key, a list that is not empty replaces, null means "not said". Either side may be
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
            (IReadOnlyDictionary<string, string> u, IReadOnlyDictionary<string, string> o) => Dictionary(u, o),
            (IReadOnlyDictionary<string, JsonValue> u, IReadOnlyDictionary<string, JsonValue> o) => Dictionary(u, o),
            (IReadOnlyDictionary<string, int> u, IReadOnlyDictionary<string, int> o) => Dictionary(u, o),
            (
                IReadOnlyDictionary<string, Contracts.Configuration.WrapConfig> u,
                IReadOnlyDictionary<string, Contracts.Configuration.WrapConfig> o
            ) => Dictionary(u, o),
            (System.Collections.ICollection u, System.Collections.ICollection o) => o.Count == 0 ? u : o,
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
        var merged = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanWrite)
            {
                property.SetValue(
                    merged,
                    Merge(property.PropertyType, property.GetValue(under), property.GetValue(over))
                );
            }
        }

        return merged;
    }

    private static Dictionary<string, T> Dictionary<T>(
        IReadOnlyDictionary<string, T> under,
        IReadOnlyDictionary<string, T> over
    )
    {
        var merged = new Dictionary<string, T>(under);
        foreach (var (key, value) in over)
        {
            merged[key] = value;
        }

        return merged;
    }
}
