using System.Reflection;

namespace Mockd.Engine.Reading;

/// <summary>The keys of one configuration record.</summary>
internal sealed class ConfigRecord(Type type)
{
    private readonly Dictionary<string, PropertyInfo> _properties = type.GetProperties(
            BindingFlags.Public | BindingFlags.Instance
        )
        .Where(p => p.CanWrite)
        .ToDictionary(p => ConfigRecords.CamelCase(p.Name), StringComparer.Ordinal);

    public Type Type { get; } = type;

    public IEnumerable<string> Names => _properties.Keys;

    public IEnumerable<string> Required =>
        _properties
            .Where(p => p.Value.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            .Select(p => p.Key);

    public PropertyInfo? Find(string key) => _properties.GetValueOrDefault(key);

    public object? Create() => Activator.CreateInstance(Type);
}
