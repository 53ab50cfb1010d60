using System.Collections.Concurrent;
using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>One file of a description.</summary>
/// <param name="address">Empty for the file that was imported.</param>
/// <param name="text">What <paramref name="root"/> was parsed from.</param>
internal sealed class DescriptionFile(string address, JsonElement root, ReadOnlyMemory<byte> text)
{
    private readonly Lazy<bool> _hasIds = new(() => text.Span.IndexOf("\"$id\""u8) >= 0);
    private readonly Lazy<bool> _hasWriteOnly = new(() => text.Span.IndexOf("\"writeOnly\""u8) >= 0);
    private readonly Lazy<bool> _hasReadOnly = new(() => text.Span.IndexOf("\"readOnly\""u8) >= 0);
    private readonly Lazy<bool> _hasExamples = new(() => text.Span.IndexOf("\"example"u8) >= 0);
    private readonly ConcurrentDictionary<string, Dictionary<string, JsonElement>> _containers = new();
    private readonly Lazy<AnchorIndex> _anchors = new(() => AnchorIndex.Build(root, BaseOfRoot(address, root)));

    public string Address => address;

    /// <summary>In bytes.</summary>
    public int Size => text.Length;

    public JsonElement Root => root;

    /// <summary>In front of the pointers of this file's places: nothing in the imported file, so that those are plain pointers.</summary>
    public string Prefix { get; } = address.Length == 0 ? "" : address + "#";

    public AnchorIndex Anchors => _anchors.Value;

    /// <summary>Places in the file may have addresses of their own.</summary>
    public bool HasIds => _hasIds.Value;

    /// <summary>Some member may be described as one that answers never have.</summary>
    public bool HasWriteOnly => _hasWriteOnly.Value;

    /// <summary>Some member may be described as one that callers never set.</summary>
    public bool HasReadOnly => _hasReadOnly.Value;

    /// <summary>Some value may be shown.</summary>
    public bool HasExamples => _hasExamples.Value;

    /// <summary>What <c>$self</c> or <c>$id</c> say that the address is, else the address.</summary>
    public string Base { get; } = BaseOfRoot(address, root);

    /// <summary>The address that references are relative to at a place: that of the nearest <c>$id</c>, else the file's.</summary>
    public string BaseOf(string pointer)
    {
        var at = Base;
        if (!HasIds)
        {
            return at;
        }

        var element = root;
        foreach (var token in JsonPointers.Tokens(pointer[Prefix.Length..]))
        {
            element = Step(element, token) ?? default;
            at = AnchorIndex.IdOf(element) is { } id ? Addresses.Resolve(at, id).Address : at;
        }

        return at;
    }

    /// <summary>The member of a container such as <c>/components/schemas</c>.</summary>
    public JsonElement? Find(string container, string name) =>
        Container(container).TryGetValue(name, out var element) ? element : null;

    public IEnumerable<string> Names(string container) => Container(container).Keys;

    public PlacedElement? Walk(string[] tokens)
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

        return Descend(element, tokens.AsSpan(start)) is { } found
            ? new PlacedElement(Prefix + JsonPointers.Join(tokens), found)
            : null;
    }

    public static JsonElement? Descend(JsonElement element, ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens)
        {
            if (Step(element, token) is not { } next)
            {
                return null;
            }

            element = next;
        }

        return element;
    }

    /// <summary>A place of the index with this file's prefix.</summary>
    public PlacedElement Locate(PlacedElement place) => place with { Pointer = Prefix + place.Pointer };

    private static string BaseOfRoot(string address, JsonElement root) =>
        (root.TextMember("$self") ?? AnchorIndex.IdOf(root)) is { Length: > 0 } self
            ? Addresses.Resolve(address, self).Address
            : address;

    /// <summary>The member or item of this name.</summary>
    public static JsonElement? Step(JsonElement element, string token) =>
        element.ValueKind == JsonValueKind.Array
            ? int.TryParse(token, out var index) && index >= 0 && index < element.GetArrayLength()
                ? element[index]
                : null
            : element.Member(token);

    private Dictionary<string, JsonElement> Container(string pointer) =>
        _containers.GetOrAdd(
            pointer,
            static (key, root) => Index(Descend(root, JsonPointers.Tokens(key)) ?? default),
            root
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
