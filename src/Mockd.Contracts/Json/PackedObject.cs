namespace Mockd.Contracts.Json;

/// <summary>
/// A JSON object in little more room than its texts and numbers take: its names are shared with other objects, its values
/// stand one behind the other. A member is found by stepping over those before it, without making them.
/// </summary>
public sealed class PackedObject
{
    private readonly byte[] _bytes;

    // Names of this object, then what the bytes point at: names of objects inside of it, and values kept as they are.
    private readonly object[] _parts;

    private PackedObject(byte[] bytes, object[] parts)
    {
        _bytes = bytes;
        _parts = parts;
    }

    private MemberNames Names => (MemberNames)_parts[0];

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

            var reader = new PackedReader(_bytes, _parts);
            for (var i = 0; i < at; i++)
            {
                reader.Skip();
            }

            return reader.Read();
        }
    }

    /// <param name="shared">
    /// Arrays and objects, compared by reference, that many objects hold: they stay as they are, because a copy of its own in
    /// each would take more room.
    /// </param>
    /// <returns>Null for the rare object that cannot be packed: a text in it is no Unicode.</returns>
    public static PackedObject? Of(JsonObject value, IReadOnlySet<JsonValue> shared) =>
        new PackedWriter(shared).Write(value) is var (bytes, parts) ? new PackedObject(bytes, parts) : null;

    public JsonObject ToObject() => new PackedReader(_bytes, _parts).ReadMembers(Names);
}
