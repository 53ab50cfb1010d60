using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>A JSON string.</summary>
public sealed class JsonText(string value) : JsonValue
{
    public static readonly JsonText Empty = new("");

    public string Value { get; } = value;

    public override JsonKind Kind => JsonKind.Text;

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value);

    public override bool Equals(JsonValue? other) => other is JsonText text && text.Value == Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
}
