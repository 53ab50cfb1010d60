using System.Collections.Frozen;
using Mockd.Engine.Expressions.Functions;

namespace Mockd.Engine.Expressions;

/// <summary>The functions that every expression has.</summary>
internal static class BuiltIns
{
    private static readonly FrozenDictionary<string, BuiltIn> All = CollectionFunctions
        .All.Concat(ObjectFunctions.All)
        .Concat(TextFunctions.All)
        .Concat(NumberFunctions.All)
        .Concat(BitFunctions.All)
        .Concat(ConversionFunctions.All)
        .Concat(TimeFunctions.All)
        .Concat(VectorFunctions.All)
        .ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Their names in alphabetic order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [.. All.Keys.Concat(LoopFunctions.Names).Order(StringComparer.Ordinal)];

    public static bool Contains(string name) => All.ContainsKey(name) || LoopFunctions.Find(name) is not null;

    internal static BuiltIn? Find(string name) => All.GetValueOrDefault(name);
}
