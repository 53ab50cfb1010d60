using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>
/// An immutable JSON value. Values share structure freely: a row, a seed and an answer may hold the same instance.
/// Equality is deep; numbers compare by value and objects without regard to order.
/// </summary>
public abstract class JsonValue : IEquatable<JsonValue>
{
    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private protected JsonValue() { }

    public static JsonValue Null => JsonNull.Instance;

    public abstract JsonKind Kind { get; }

    public bool IsNull => Kind == JsonKind.Null;

    /// <summary>The text of a JSON string; null for every other kind.</summary>
    public string? AsText => (this as JsonText)?.Value;

    public static implicit operator JsonValue(string? text) => text is null ? Null : new JsonText(text);

    public static implicit operator JsonValue(bool value) => JsonBoolean.Of(value);

    public static implicit operator JsonValue(long value) => JsonNumber.Of(value);

    public static implicit operator JsonValue(double value) => JsonNumber.Of(value);

    public static bool operator ==(JsonValue? left, JsonValue? right) =>
        left is null ? right is null : left.Equals(right);

    public static bool operator !=(JsonValue? left, JsonValue? right) => !(left == right);

    /// <summary>Reads one JSON document; the last of duplicate keys wins.</summary>
    /// <exception cref="JsonException">The text is not JSON or nests deeper than <paramref name="maxDepth"/>.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, int maxDepth = 128) => JsonParsing.Parse(utf8, maxDepth);

    /// <summary>As <see cref="Parse(ReadOnlySpan{byte}, int)"/>, but an object that names a member twice is refused too.</summary>
    public static JsonValue ParseStrictly(ReadOnlySpan<byte> utf8, int maxDepth = 128) =>
        JsonParsing.Parse(utf8, maxDepth, refuseDuplicates: true);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, int)"/>
    public static JsonValue Parse(string text, int maxDepth = 128) =>
        JsonParsing.Parse(Encoding.UTF8.GetBytes(text), maxDepth);

    public static JsonValue From(JsonElement element) => JsonParsing.From(element);

    public abstract void WriteTo(Utf8JsonWriter writer);

    public abstract bool Equals(JsonValue? other);

    public sealed override bool Equals(object? obj) => Equals(obj as JsonValue);

    public abstract override int GetHashCode();

    public byte[] ToUtf8() => JsonBytes.Of(this);

    /// <param name="before">Bytes that stand before the value.</param>
    public byte[] ToUtf8(ReadOnlySpan<byte> before) => JsonBytes.Of(this, before);

    public void WriteTo(IBufferWriter<byte> buffer)
    {
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        WriteTo(writer);
    }

    /// <summary>The value as compact JSON text.</summary>
    public sealed override string ToString() => Encoding.UTF8.GetString(ToUtf8());

    /// <summary>The value as a person would write it in a URL: text without quotes, other kinds as JSON.</summary>
    public string ToPlainText() => this is JsonText text ? text.Value : ToString();
}
