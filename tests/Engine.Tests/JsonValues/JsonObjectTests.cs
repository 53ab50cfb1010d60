using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;
using Xunit;

namespace Engine.Tests.JsonValues;

/// <summary>Objects, and the builder that makes them, beside a plain list of members.</summary>
public sealed class JsonObjectTests
{
    [Fact]
    public void Builder_UnderRandomChanges_HoldsWhatAListHolds()
    {
        var dice = new Dice(5);
        for (var run = 0; run < 300; run++)
        {
            var expected = new List<KeyValuePair<string, JsonValue>>();
            var builder = new JsonObjectBuilder(dice.Next(4));
            var built = new List<(JsonObject Object, KeyValuePair<string, JsonValue>[] Expected)>();
            for (var i = 0; i < 120; i++)
            {
                // More names than objects look through one by one.
                var name = $"m{dice.Next(run % 2 == 0 ? 8 : 60)}";
                var at = expected.FindIndex(m => m.Key == name);
                switch (dice.Next(5))
                {
                    case 0:
                        builder.Remove(name);
                        expected.RemoveAll(m => m.Key == name);
                        break;
                    case 1:
                        built.Add((builder.Build(), [.. expected]));
                        builder = dice.Next(2) == 0 ? builder : new JsonObjectBuilder(built[^1].Object, dice.Next(3));
                        break;
                    default:
                        builder.Set(name, i);
                        expected = at < 0 ? [.. expected, new(name, i)] : expected;
                        expected[at < 0 ? expected.Count - 1 : at] = new(name, i);
                        break;
                }

                Assert.Equal(expected.Count, builder.Count);
                Assert.Equal(expected.Any(m => m.Key == name), builder.Contains(name));
            }

            Assert.All(built, b => AssertHolds(b.Expected, b.Object));
        }
    }

    [Fact]
    public void Changes_OfObjects_LeaveTheFirstOneAsItWas()
    {
        var dice = new Dice(6);
        for (var run = 0; run < 2000; run++)
        {
            var value = RandomValues.Object(ref dice);
            var before = value.ToArray();
            var name = value.Count > 0 && dice.Next(2) == 0 ? value.MemberAt(dice.Next(value.Count)).Key : "new";

            var with = value.With(name, 5);
            var without = value.Without(name);
            var withoutTwo = value.Without(new HashSet<string>([name, "x"]));

            AssertHolds(before, value);
            AssertHolds(
                value.Contains(name)
                    ? [.. before.Select(m => m.Key == name ? new(name, 5) : m)]
                    : [.. before, new(name, 5)],
                with
            );
            AssertHolds([.. before.Where(m => m.Key != name)], without);
            AssertHolds([.. before.Where(m => m.Key != name && m.Key != "x")], withoutTwo);
            Assert.True(value.Equals(JsonObject.Of(before.Reverse())));
            Assert.Equal(value.GetHashCode(), JsonObject.Of(before.Reverse()).GetHashCode());
            Assert.False(value.Equals(with.With(name, 6)));
        }
    }

    [Fact]
    public void Names_ReadByManyThreads_StayThoseThatWereWritten() =>
        Parallel.For(
            0,
            8,
            thread =>
            {
                for (var i = 0; i < 3000; i++)
                {
                    var text =
                        $$"""{"a{{i % 500}}":1,"b{{(i + thread) % 700}}":{"{{new string('c', i % 60)}}":2},"\u0061\n":3}""";
                    Assert.Equal(
                        text.Replace("\\u0061", "a", StringComparison.Ordinal),
                        JsonValue.Parse(text).ToString()
                    );
                }
            }
        );

    private static void AssertHolds(KeyValuePair<string, JsonValue>[] expected, JsonObject value)
    {
        Assert.Equal(expected, value);
        Assert.Equal(expected.Select(m => m.Key), value.Names);
        Assert.All(expected, m => Assert.Same(m.Value, value[m.Key]));
    }
}
