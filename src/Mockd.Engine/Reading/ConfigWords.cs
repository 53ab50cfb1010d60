using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Reading;

/// <summary>The words of an enumeration, in any case and with any joint.</summary>
internal static class ConfigWords
{
    public static Type TypeOf(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The name in the enumeration; null when it has none like the value.</summary>
    public static string? Find(Type type, JsonValue value)
    {
        var text = value.ToPlainText();
        return Array.Find(Enum.GetNames(type), name => FieldNames.AreAlike(name, text));
    }

    public static IEnumerable<string> Written(Type type) =>
        Enum.GetNames(type).Select(name => ConfigRecords.Written(type, name));
}
