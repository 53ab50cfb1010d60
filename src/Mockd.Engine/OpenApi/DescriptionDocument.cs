using System.Collections.Concurrent;
using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// The parsed text of a description: resolves references and keeps one <see cref="Schema"/> per place.
/// Safe for concurrent readers; two that meet at a place get the same schema.
/// </summary>
internal sealed class DescriptionDocument(JsonElement root, bool allowsSiblings)
{
    private const int LongestChain = 64;

    private readonly ConcurrentDictionary<string, Schema> _schemas = new();
    private readonly ConcurrentDictionary<string, Schema> _schemasByReference = new();
    private readonly ConcurrentDictionary<string, Dictionary<string, JsonElement>> _containers = new();
    private readonly ConcurrentDictionary<string, string> _problems = new();
    private readonly Lazy<Dictionary<string, Place>> _anchors = new(() => AnchorIndex.Build(root));

    public JsonElement Root => root;

    /// <summary>What stands beside a reference counts, as from 3.1 on.</summary>
    public bool AllowsSiblings => allowsSiblings;

    public IReadOnlyCollection<string> Problems => [.. _problems.Values];

    public void Report(string place, string problem) => _problems.TryAdd(place, problem);

    /// <summary>The schema that stands at a place, or the one it refers to.</summary>
    public Schema SchemaAt(string pointer, JsonElement element)
    {
        if (ReferenceOf(element) is { } reference && !(allowsSiblings && SchemaKeywordTable.HasSiblings(element)))
        {
            return Refer(reference, pointer);
        }

        return Own(pointer, element);
    }

    /// <summary>The target of a reference; a schema that allows anything when there is none.</summary>
    public Schema Refer(string reference, string from)
    {
        if (_schemasByReference.TryGetValue(reference, out var known))
        {
            return known;
        }

        var place = Follow(reference, from, stopsAtSiblings: allowsSiblings);
        var schema = place is null
            ? _schemas.GetOrAdd("?" + reference, _ => new Schema(this, from, default(JsonElement)))
            : Own(place.Value.Pointer, place.Value.Element);
        return _schemasByReference.GetOrAdd(reference, schema);
    }

    /// <summary>The element itself, or what it refers to; null (and a problem) when that leads nowhere.</summary>
    public Place? Resolve(string pointer, JsonElement element) =>
        ReferenceOf(element) is { } reference
            ? Follow(reference, pointer, stopsAtSiblings: false)
            : new Place(pointer, element);

    /// <summary>The member of a top-level container such as <c>/components/schemas</c>.</summary>
    public JsonElement? Find(string container, string name) =>
        Container(container).TryGetValue(name, out var element) ? element : null;

    public IEnumerable<string> Names(string container) => Container(container).Keys;

    public static string? ReferenceOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.TextMember("$ref") ?? element.TextMember("$dynamicRef")
            : null;

    private Schema Own(string pointer, JsonElement element) =>
        _schemas.TryGetValue(pointer, out var known)
            ? known
            : _schemas.GetOrAdd(pointer, new Schema(this, pointer, element));

    private Place? Follow(string reference, string from, bool stopsAtSiblings)
    {
        for (var i = 0; i < LongestChain; i++)
        {
            if (Target(reference, from) is not { } place)
            {
                return null;
            }

            if (
                ReferenceOf(place.Element) is not { } next
                || (stopsAtSiblings && SchemaKeywordTable.HasSiblings(place.Element))
            )
            {
                return place;
            }

            reference = next;
        }

        Report(from, $"The reference '{reference}' at '{from}' leads round in a circle or through too many others.");
        return null;
    }

    private Place? Target(string reference, string from)
    {
        var hash = reference.IndexOf('#');
        var isLocal = hash == 0 || (hash > 0 && IsSelf(reference.AsSpan(0, hash)));
        if (!isLocal && _anchors.Value.TryGetValue(reference, out var identified))
        {
            return identified;
        }

        if (!isLocal)
        {
            Report(
                from,
                $"The reference '{reference}' at '{from}' leaves the document; external references are not followed yet."
            );
            return null;
        }

        var fragment = reference[(hash + 1)..];
        var found =
            fragment.Length == 0 || fragment[0] == '/' ? Walk(JsonPointers.Tokens(fragment))
            : _anchors.Value.TryGetValue("#" + fragment, out var anchored) ? anchored
            : (Place?)null;
        if (found is null)
        {
            Report(from, $"The reference '{reference}' at '{from}' leads to nothing in the document.");
        }

        return found;
    }

    private bool IsSelf(ReadOnlySpan<char> address) =>
        (root.TextMember("$self") ?? root.TextMember("$id")) is { Length: > 0 } self && address.SequenceEqual(self);

    private Place? Walk(string[] tokens)
    {
        var element = root;
        var start = 0;
        if (tokens.Length > 2)
        {
            // Containers of components hold hundreds of members, which an element can only search one by one.
            if (Find(JsonPointers.Join(tokens.AsSpan(0, 2)), tokens[2]) is not { } indexed)
            {
                return null;
            }

            (element, start) = (indexed, 3);
        }

        for (var i = start; i < tokens.Length; i++)
        {
            if (Step(element, tokens[i]) is not { } next)
            {
                return null;
            }

            element = next;
        }

        return new Place(JsonPointers.Join(tokens), element);
    }

    private static JsonElement? Step(JsonElement element, string token) =>
        element.ValueKind == JsonValueKind.Array
            ? int.TryParse(token, out var index) && index >= 0 && index < element.GetArrayLength()
                ? element[index]
                : null
            : element.Member(token);

    private Dictionary<string, JsonElement> Container(string pointer) =>
        _containers.GetOrAdd(
            pointer,
            static (key, document) =>
            {
                var element = document.Root;
                foreach (var token in JsonPointers.Tokens(key))
                {
                    element = Step(element, token) ?? default;
                }

                return Index(element);
            },
            this
        );

    private static Dictionary<string, JsonElement> Index(JsonElement container)
    {
        var index = new Dictionary<string, JsonElement>();
        if (container.ValueKind == JsonValueKind.Array)
        {
            var position = 0;
            foreach (var item in container.EnumerateArray())
            {
                index[position++.ToString(System.Globalization.CultureInfo.InvariantCulture)] = item;
            }

            return index;
        }

        foreach (var (name, member) in container.Members())
        {
            index[name] = member;
        }

        return index;
    }
}
