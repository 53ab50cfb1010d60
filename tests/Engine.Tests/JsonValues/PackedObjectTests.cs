using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;
using Xunit;

namespace Engine.Tests.JsonValues;

/// <summary>A packed object gives back what was packed, to the letter.</summary>
public sealed class PackedObjectTests
{
    private static readonly PackedParts NothingShared = new(new HashSet<JsonValue>(ReferenceEqualityComparer.Instance));

    [Fact]
    public void PackedObject_OfRandomValues_GivesThemBack()
    {
        var dice = new Dice(11);
        for (var i = 0; i < 5000; i++)
        {
            var value = RandomValues.Object(ref dice);

            var packed = Packed(value, NothingShared)!.Value;

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

        var packed = Packed(
            value,
            new PackedParts(new HashSet<JsonValue>([list, address], ReferenceEqualityComparer.Instance))
        )!.Value;

        Assert.Same(list, packed["list"]);
        Assert.NotSame(list, packed["equal"]);
        Assert.Same(address, ((JsonObject)packed["in"]!)["address"]);
        Assert.Equal(7, packed["last"]);
        Assert.Equal(value, packed.ToObject());
    }

    [Fact]
    public void PackedObject_OfATextThatIsNoUnicode_IsNotMade()
    {
        Assert.Null(Packed(JsonObject.Of(("half", "a\ud83d")), NothingShared));
        Assert.Null(Packed(JsonObject.Empty, NothingShared, "a\ud83d"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cus_1")]
    [InlineData("naïve")]
    [InlineData("🐘")]
    public void PackedObject_HasItsLabel_AndNoOther(string label)
    {
        var bytes = Bytes(JsonObject.Of(("a", 1)), NothingShared, label)!;

        Assert.Equal(label, PackedObject.LabelOf(bytes));
        Assert.True(PackedObject.HasLabel(bytes, label));
        foreach (var other in new[] { "cus_2", "cus_11", "cus_", "naive", label + "x" })
        {
            Assert.False(PackedObject.HasLabel(bytes, other));
        }
    }

    [Fact]
    public void PackedObject_GivesBackWhatGoesWithIt()
    {
        var packed = Bytes(JsonObject.Of(("a", 1)), NothingShared, "k")!;
        byte[] bytes = [.. packed, 7, 8];

        Assert.Equal([7, 8], PackedObject.Behind(bytes).ToArray());
        Assert.Equal(packed, PackedObject.Alone(bytes));
        Assert.True(PackedObject.Behind(packed).IsEmpty);
        Assert.Equal([9], PackedObject.Behind([.. PackedObject.Nothing, 9]).ToArray());
    }

    [Fact]
    public void PackedObjects_ThatAreAlike_PointAtTheSameParts()
    {
        JsonObject Made(int i) => JsonObject.Of(("name", i), ("address", JsonObject.Of(("city", i))));
        _ = Made(1);

        var parts = Enumerable.Range(0, 3).Select(i => PackedObject.Pack("k", Made(i), NothingShared, out _)).ToArray();

        Assert.Same(parts[1], parts[2]);
    }

    private static PackedObject? Packed(JsonObject value, PackedParts parts, string label = "k") =>
        PackedObject.Pack(label, value, parts, out var bytes) is { } found
            ? new PackedObject(bytes.ToArray(), found)
            : null;

    private static byte[]? Bytes(JsonObject value, PackedParts parts, string label) =>
        PackedObject.Pack(label, value, parts, out var bytes) is null ? null : bytes.ToArray();
}
