using System.Buffers.Binary;
using System.Text;

namespace Mockd.Contracts.Json;

/// <summary>
/// A JSON object and its label in little more room than the texts and numbers take: the names are shared with other objects,
/// the values stand one behind the other, and behind them whatever else goes with the object. A member is found by stepping
/// over those before it, without making them.
/// </summary>
/// <param name="bytes">The place of what goes with it, the label, the values.</param>
/// <param name="parts">Names of this object, then what the bytes point at: names of objects inside of it, shared values.</param>
public readonly struct PackedObject(byte[] bytes, object[] parts)
{
    private const int Start = sizeof(int);

    private MemberNames Names => (MemberNames)parts[0];

    /// <summary>The member's value; null when the object has no such member.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            var at = Names.IndexOf(name);
            if (at < 0)
            {
                return null;
            }

            var reader = Values();
            for (var i = 0; i < at; i++)
            {
                reader.Skip();
            }

            return reader.Read();
        }
    }

    public JsonObject ToObject() => Values().ReadMembers(Names);

    /// <returns>The first bytes, good until this thread packs again, and the parts; null for the rare object that cannot be packed: a text in it is no Unicode.</returns>
    public static object[]? Pack(string label, JsonObject value, PackedParts parts, out ReadOnlySpan<byte> bytes) =>
        new PackedWriter(parts).Write(label, value, out bytes);

    /// <summary>The first bytes of what has neither label nor object.</summary>
    public static ReadOnlySpan<byte> Nothing => [Start, 0, 0, 0];

    public static string LabelOf(byte[] bytes) =>
        Encoding.UTF8.GetString(new PackedReader(bytes, [], Start).ReadBytes());

    public static bool HasLabel(byte[] bytes, string label)
    {
        var own = new PackedReader(bytes, [], Start).ReadBytes();
        return Ascii.IsValid(own) ? Ascii.Equals(own, label) : Encoding.UTF8.GetString(own) == label;
    }

    /// <summary>What goes with the object.</summary>
    public static ReadOnlyMemory<byte> Behind(byte[] bytes) => bytes.AsMemory(PlaceBehind(bytes));

    /// <summary>The same object with nothing that goes with it.</summary>
    public static byte[] Alone(byte[] bytes) => bytes[..PlaceBehind(bytes)];

    private static int PlaceBehind(byte[] bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);

    private PackedReader Values()
    {
        var reader = new PackedReader(bytes, parts, Start);
        reader.ReadBytes();
        return reader;
    }
}
