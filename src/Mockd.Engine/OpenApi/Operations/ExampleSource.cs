using System.Text.Json;
using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Where the examples of a media type stand; they may be large, so they are read when asked for.</summary>
internal sealed class ExampleSource
{
    private readonly DescriptionDocument _document;
    private readonly PlacedElement _owner;
    private readonly JsonElement? _single;

    /// <param name="owner">A media type object with `example` or `examples`.</param>
    public ExampleSource(DescriptionDocument document, PlacedElement owner)
    {
        (_document, _owner) = (document, owner);
        _single = owner.Element.Member("example") is { } example
            ? document.Example(JsonPointers.Child(owner.Pointer, "example"), example)
            : null;
    }

    /// <param name="single">The example itself.</param>
    public ExampleSource(DescriptionDocument document, JsonElement single) => (_document, _single) = (document, single);

    public JsonValue? Single() => _single?.Value();

    public IReadOnlyList<KeyValuePair<string, JsonValue>> Named()
    {
        var examples = new List<KeyValuePair<string, JsonValue>>();
        foreach (var (name, written) in _document.MapOf(_owner, "examples"))
        {
            if (_document.Resolve(written.Pointer, written.Element) is { } place && Value(place) is { } value)
            {
                examples.Add(KeyValuePair.Create(name, value));
            }
        }

        return examples;
    }

    // 3.2 tells the value from its serialized form.
    private JsonValue? Value(PlacedElement example) => Value(example, "value") ?? Value(example, "dataValue");

    private JsonValue? Value(PlacedElement example, string keyword) =>
        example.Element.Member(keyword) is { } value
            ? _document.Example(JsonPointers.Child(example.Pointer, keyword), value).Value()
            : null;
}
