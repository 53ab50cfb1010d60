using Mockd.Contracts.Json;
using Xunit;

namespace Mockd.Engine.Tests.JsonValues;

/// <summary>Names that were seen before are followed instead of listed; no object may tell the difference.</summary>
public sealed class MemberNameTests
{
    [Fact]
    public void Builder_NamesInEveryOrderAgainAndAgain_BuildsWhatWasSet()
    {
        var random = new Random(7);
        string[] names = [.. Enumerable.Range(0, 90).Select(i => i % 9 == 0 ? new string('n', i) : $"n{i}")];
        for (var round = 0; round < 3_000; round++)
        {
            var (builder, model) = (new JsonObjectBuilder(round % 4), new List<KeyValuePair<string, JsonValue>>());
            for (var step = random.Next(70); step >= 0; step--)
            {
                // Mostly the same few orders, so that the names are known; now and then another.
                var name = names[random.Next(10) > 0 ? (round % 5 * 7) + (step % 60) : random.Next(names.Length)];
                var at = model.FindIndex(m => m.Key == name);
                if (random.Next(12) == 0)
                {
                    builder.Remove(name);
                    model.RemoveAll(m => m.Key == name);
                }
                else if (at >= 0)
                {
                    builder.Set(name, step);
                    model[at] = new(name, step);
                }
                else
                {
                    builder.Set(name, step);
                    model.Add(new(name, step));
                }

                Assert.Equal(model.Exists(m => m.Key == name), builder.Contains(name));
            }

            var built = builder.Build();
            Assert.Equal(model, built.ToArray());
            Assert.All(names, name => Assert.Equal(model.Find(m => m.Key == name).Value, built[name]));
            var left = names.Where((_, i) => i % 3 == 0).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(model.Where(m => !left.Contains(m.Key)), built.Without(left).ToArray());
        }
    }

    [Fact]
    public void Builder_BuiltInBetween_LeavesWhatWasBuiltAlone()
    {
        for (var round = 0; round < 3; round++)
        {
            var builder = new JsonObjectBuilder(2).Set("a", 1).Set("b", 2);
            var first = builder.Build();
            var second = builder.Set("a", 3).Set("c", 4).Build();
            Assert.Equal("""{"a":1,"b":2}""", first.ToString());
            Assert.Equal("""{"a":3,"b":2,"c":4}""", second.ToString());
            Assert.Equal("""{"b":2}""", builder.Remove("a").Remove("c").Build().ToString());
        }
    }

    [Fact]
    public void Builder_MoreNamesThanAreRemembered_StillBuilds()
    {
        for (var i = 0; i < 40_000; i++)
        {
            var text = $$"""{"x{{i % 20_000}}":1,"y{{i % 20_000}}":2,"z":3}""";
            Assert.Equal(text, JsonValue.Parse(text).ToString());
        }
    }
}
