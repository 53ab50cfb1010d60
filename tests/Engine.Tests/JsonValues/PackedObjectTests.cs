using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;
using Xunit;

namespace Engine.Tests.JsonValues;

/// <summary>A packed object gives back what was packed, to the letter.</summary>
public sealed class PackedObjectTests
{
    private static readonly HashSet<JsonValue> NothingShared = new(ReferenceEqualityComparer.Instance);

    [Fact]
    public void PackedObject_OfRandomValues_GivesThemBack()
    {
        var dice = new Dice(11);
        for (var i = 0; i < 5000; i++)
        {
            var value = RandomValues.Object(ref dice);

            var packed = PackedObject.Of(value, NothingShared)!;

            Assert.Equal(value.ToString(), packed.ToObject().ToString());
            Assert.Equal(value, packed.ToObject());
            foreach (var (name, member) in value)
            {
                Assert.Equal(member.ToString(), packed[name]?.ToString());
            }

            Assert.Null(packed["not there"]);
        }
    }

    [Fact]
    public void PackedObject_OfSharedValues_HoldsTheSameOnes()
    {
        var (list, address) = (JsonArray.Of(1, 2), JsonObject.Of(("city", "Lyon")));
        var value = JsonObject.Of(
            ("list", list),
            ("equal", JsonArray.Of(1, 2)),
            ("in", JsonObject.Of(("address", address))),
            ("last", 7)
        );

        var packed = PackedObject.Of(
            value,
            new HashSet<JsonValue>([list, address], ReferenceEqualityComparer.Instance)
        )!;

        Assert.Same(list, packed["list"]);
        Assert.NotSame(list, packed["equal"]);
        Assert.Same(address, ((JsonObject)packed["in"]!)["address"]);
        Assert.Equal(7, packed["last"]);
        Assert.Equal(value, packed.ToObject());
    }

    [Fact]
    public void PackedObject_OfATextThatIsNoUnicode_IsNotMade() =>
        Assert.Null(PackedObject.Of(JsonObject.Of(("half", "a\ud83d")), NothingShared));
}
