using System.Collections.Frozen;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>The functions that take a condition: <c>all</c>, <c>filter</c>, <c>map</c> and so on.</summary>
internal static class LoopFunctions
{
    private static readonly FrozenDictionary<string, LoopFunction> All = new LoopFunction[]
    {
        new("all", static (in loop) => JsonBoolean.Of(FirstWhere(loop, false) < 0)),
        new("any", static (in loop) => JsonBoolean.Of(FirstWhere(loop, true) >= 0)),
        new("none", static (in loop) => JsonBoolean.Of(FirstWhere(loop, true) < 0)),
        new("one", static (in loop) => JsonBoolean.Of(CountWhere(loop) == 1)),
        new("count", static (in loop) => JsonNumber.Of(CountWhere(loop)), NeedsCondition: false),
        new("filter", Filter),
        new("map", Map),
        new("find", static (in loop) => At(loop, FirstWhere(loop, true))),
        new("findIndex", static (in loop) => JsonNumber.Of(FirstWhere(loop, true))),
        new("findLast", static (in loop) => At(loop, LastWhere(loop))),
        new("findLastIndex", static (in loop) => JsonNumber.Of(LastWhere(loop))),
        new("sum", Sum, NeedsCondition: false),
        new("groupBy", Grouping.GroupBy),
        new("countBy", Grouping.CountBy),
        new("keyBy", Grouping.KeyBy),
        new("uniqueBy", Grouping.UniqueBy),
        new("sortBy", Sorting.SortBy, TakesExtra: true),
        new("reduce", Reduce, TakesExtra: true, Accumulates: true),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names => All.Keys;

    public static LoopFunction? Find(string name) => All.GetValueOrDefault(name);

    private static int FirstWhere(in Loop loop, bool wanted)
    {
        for (var i = 0; i < loop.Count; i++)
        {
            if (loop.Test(i) == wanted)
            {
                return i;
            }
        }

        return -1;
    }

    private static int LastWhere(in Loop loop)
    {
        var i = loop.Count - 1;
        while (i >= 0 && !loop.Test(i))
        {
            i--;
        }

        return i;
    }

    private static int CountWhere(in Loop loop)
    {
        var count = 0;
        for (var i = 0; i < loop.Count; i++)
        {
            count += !loop.HasCondition && loop.Items[i] is not JsonBoolean || loop.Test(i) ? 1 : 0;
        }

        return count;
    }

    private static JsonValue At(in Loop loop, int index) => index < 0 ? JsonValue.Null : loop.Items[index];

    private static JsonArray Filter(in Loop loop)
    {
        var kept = new List<JsonValue>();
        for (var i = 0; i < loop.Count; i++)
        {
            if (loop.Test(i))
            {
                kept.Add(loop.Items[i]);
            }
        }

        return JsonArray.Of(kept);
    }

    private static JsonArray Map(in Loop loop)
    {
        var made = new JsonValue[loop.Count];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = loop.Run(i);
        }

        return JsonArray.Of(made);
    }

    private static JsonValue Sum(in Loop loop)
    {
        JsonValue sum = JsonNumber.Zero;
        for (var i = 0; i < loop.Count; i++)
        {
            var value = loop.Run(i);
            sum =
                value is JsonNumber
                    ? Arithmetic.Add(loop.Frame, loop.Column, sum, value)
                    : throw loop.Fail($"it adds numbers, not {Kinds.Article(value)}");
        }

        return sum;
    }

    private static JsonValue Reduce(in Loop loop)
    {
        var start = 0;
        if (loop.Extra() is not { } accumulated)
        {
            if (loop.Count == 0)
            {
                throw loop.Fail("the list is empty and no start is given");
            }

            accumulated = loop.Items[0];
            start = 1;
        }

        for (var i = start; i < loop.Count; i++)
        {
            accumulated = loop.Accumulate(accumulated, i);
        }

        return accumulated;
    }
}
