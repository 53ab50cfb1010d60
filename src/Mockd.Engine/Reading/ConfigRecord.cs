using System.Reflection;

namespace Mockd.Engine.Reading;

/// <summary>The keys of one configuration record.</summary>
internal sealed class ConfigRecord(ConfigType listed)
{
    private readonly Dictionary<string, PropertyInfo> _properties = listed
        .Type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite)
        .ToDictionary(p => ConfigRecords.CamelCase(p.Name), StringComparer.Ordinal);

    public Type Type => listed.Type;

    public IEnumerable<string> Names => _properties.Keys;

    public IEnumerable<string> Required =>
        _properties
            .Where(p => p.Value.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            .Select(p => p.Key);

    public IEnumerable<PropertyInfo> Properties => _properties.Values;

    public PropertyInfo? Find(string key) => _properties.GetValueOrDefault(key);

    public object Create() => Activator.CreateInstance(listed.Type)!;
}
