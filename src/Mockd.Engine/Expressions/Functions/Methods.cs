using System.Collections.Frozen;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>The methods that values have, such as <c>time.Unix()</c>; the value is the first argument.</summary>
internal static class Methods
{
    private static readonly FrozenDictionary<string, BuiltIn> All = Array
        .Empty<BuiltIn>()
        .ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names => All.Keys;

    public static BuiltIn? Find(string name) => All.GetValueOrDefault(name);
}
