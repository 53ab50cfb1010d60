using System.Reflection;

namespace Mockd.Engine.Reading;

/// <summary>The keys of one configuration record.</summary>
internal sealed class ConfigRecord(ConfigType listed)
{
    private readonly Dictionary<string, ConfigKey> _keys = listed
        .Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite)
        .ToDictionary(p => ConfigRecords.CamelCase(p.Name), p => new ConfigKey(p), StringComparer.Ordinal);

    public Type Type => listed.Type;

    public IEnumerable<string> Names => _keys.Keys;

    public IEnumerable<string> Required => _keys.Where(k => k.Value.IsRequired).Select(k => k.Key);

    public IEnumerable<PropertyInfo> Properties => _keys.Values.Select(k => k.Property);

    public ConfigKey? Find(string key) => _keys.GetValueOrDefault(key);

    public object Create() => Activator.CreateInstance(listed.Type)!;
}
