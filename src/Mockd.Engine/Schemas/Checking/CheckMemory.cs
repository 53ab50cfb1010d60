using System.Runtime.CompilerServices;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>
/// What came out when a value was compared with a schema, by place of both: schemas that hold themselves in several variants
/// would otherwise be compared with the same value twice as often at each depth.
/// </summary>
internal sealed class CheckMemory
{
    private const int Most = 100_000;
    private readonly Dictionary<Place, bool> _results = [];

    public bool? Find(SchemaNode node, JsonValue value) =>
        _results.TryGetValue(new(node, value), out var holds) ? holds : null;

    public void Keep(SchemaNode node, JsonValue value, bool holds)
    {
        if (_results.Count < Most)
        {
            _results[new(node, value)] = holds;
        }
    }

    // One object of a document is one place in it; whether another one looks the same is nobody's question.
    private readonly struct Place(SchemaNode node, JsonValue value) : IEquatable<Place>
    {
        private readonly SchemaNode _node = node;
        private readonly JsonValue _value = value;

        public bool Equals(Place other) => ReferenceEquals(_node, other._node) && ReferenceEquals(_value, other._value);

        public override bool Equals(object? obj) => obj is Place other && Equals(other);

        public override int GetHashCode() =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(_node), RuntimeHelpers.GetHashCode(_value));
    }
}
