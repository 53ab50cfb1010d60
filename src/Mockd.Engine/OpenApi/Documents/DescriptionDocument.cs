using System.Collections.Concurrent;
using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// The parsed files of a description: resolves references and keeps one <see cref="Schema"/> per place.
/// Safe for concurrent readers; two that meet at a place get the same schema.
/// </summary>
internal sealed class DescriptionDocument
{
    private const int LongestChain = 64;

    private readonly ConcurrentDictionary<string, Schema> _schemas = new();
    private readonly ConcurrentDictionary<(string Base, string Reference), Schema> _schemasByReference = new();
    private readonly ConcurrentDictionary<string, string> _problems = new();
    private readonly Dictionary<string, DescriptionFile> _files = new(StringComparer.Ordinal);
    private readonly DescriptionFile _main;
    private readonly bool _allowsSiblings;

    /// <param name="self">Other addresses of the main file.</param>
    public DescriptionDocument(
        DescriptionFile main,
        IEnumerable<DescriptionFile> others,
        IEnumerable<string> self,
        bool allowsSiblings
    )
    {
        (_main, _allowsSiblings) = (main, allowsSiblings);
        foreach (var file in others.Prepend(main))
        {
            _files.TryAdd(file.Address, file);
            _files.TryAdd(file.Base, file);
        }

        foreach (var address in self)
        {
            _files.TryAdd(address, main);
        }
    }

    public JsonElement Root => _main.Root;

    /// <summary>Some member of some schema may be one that answers never have.</summary>
    public bool HasWriteOnly => _files.Values.Any(f => f.HasWriteOnly);

    /// <summary>Some member of some schema may be one that callers never set.</summary>
    public bool HasReadOnly => _files.Values.Any(f => f.HasReadOnly);

    /// <summary>What stands beside a reference counts, as from 3.1 on.</summary>
    public bool AllowsSiblings => _allowsSiblings;

    public IReadOnlyCollection<string> Problems => [.. _problems.Values];

    public void Report(string place, string problem) => _problems.TryAdd(place, problem);

    /// <summary>The schema that stands at a place, or the one it refers to.</summary>
    public Schema SchemaAt(string pointer, JsonElement element)
    {
        if (ReferenceOf(element) is { } reference && !(_allowsSiblings && SchemaKeywordTable.HasSiblings(element)))
        {
            return Refer(reference, pointer);
        }

        return Own(pointer, element);
    }

    /// <summary>The target of a reference; a schema that allows anything when there is none.</summary>
    public Schema Refer(string reference, string from)
    {
        var key = (FileOf(from).BaseOf(from), reference);
        if (_schemasByReference.TryGetValue(key, out var known))
        {
            return known;
        }

        var place = Follow(reference, from, stopsAtSiblings: _allowsSiblings);
        var schema = place is null
            ? _schemas.GetOrAdd("?" + reference, _ => new Schema(this, from, default(JsonElement)))
            : Own(place.Value.Pointer, place.Value.Element);
        return _schemasByReference.GetOrAdd(key, schema);
    }

    /// <summary>The element itself, or what it refers to; null (and a problem) when that leads nowhere.</summary>
    public PlacedElement? Resolve(string pointer, JsonElement element) =>
        ReferenceOf(element) is { } reference
            ? Follow(reference, pointer, stopsAtSiblings: false)
            : new PlacedElement(pointer, element);

    /// <summary>The member of a container of the imported file, such as <c>/components/schemas</c>.</summary>
    public JsonElement? Find(string container, string name) => _main.Find(container, name);

    /// <summary>The schema of this name among the components of the file in which a place stands; null when there is none.</summary>
    public Schema? FindBeside(string pointer, string name)
    {
        const string Container = "/components/schemas";
        var file = FileOf(pointer);
        return file.Find(Container, name) is { } element
            ? SchemaAt(file.Prefix + JsonPointers.Child(Container, name), element)
            : null;
    }

    public IEnumerable<string> Names(string container) => _main.Names(container);

    public static string? ReferenceOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.TextMember("$ref") ?? element.TextMember("$dynamicRef")
            : null;

    private Schema Own(string pointer, JsonElement element) =>
        _schemas.TryGetValue(pointer, out var known)
            ? known
            : _schemas.GetOrAdd(pointer, new Schema(this, pointer, element));

    private DescriptionFile FileOf(string pointer) => _files[JsonPointers.AddressOf(pointer)];

    private PlacedElement? Follow(string reference, string from, bool stopsAtSiblings)
    {
        var at = from;
        for (var i = 0; i < LongestChain; i++)
        {
            if (Target(reference, at) is not { } place)
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

            (reference, at) = (next, place.Pointer);
        }

        Report(from, $"The reference '{reference}' at '{from}' leads round in a circle or through too many others.");
        return null;
    }

    private PlacedElement? Target(string reference, string from)
    {
        var file = FileOf(from);
        var (address, fragment) = Addresses.Resolve(file.BaseOf(from), reference);
        var written = Addresses.Resolve(file.Address, reference).Address;
        var target = Identified(address) ?? Identified(written);
        if (target is null)
        {
            Report(from, $"The reference '{reference}' at '{from}' leads to '{written}', which was not read.");
            return null;
        }

        var found = Below(target.Value.File, target.Value.Start, fragment);
        if (found is null)
        {
            Report(from, $"The reference '{reference}' at '{from}' leads to nothing in the document.");
        }

        return found;
    }

    /// <summary>A file, or the place in one that carries the address as its <c>$id</c>.</summary>
    private (DescriptionFile File, PlacedElement? Start)? Identified(string address)
    {
        if (_files.TryGetValue(address, out var file))
        {
            return (file, null);
        }

        foreach (var candidate in _files.Values)
        {
            if (candidate.HasIds && candidate.Anchors.Find(address) is { } place)
            {
                return (candidate, candidate.Locate(place));
            }
        }

        return null;
    }

    private static PlacedElement? Below(DescriptionFile file, PlacedElement? start, string fragment)
    {
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            var address = start is { } named ? file.BaseOf(named.Pointer) : file.Base;
            return file.Anchors.Find($"{address}#{fragment}") is { } anchored ? file.Locate(anchored) : null;
        }

        var tokens = JsonPointers.Tokens(fragment);
        return start is not { } place ? file.Walk(tokens)
            : DescriptionFile.Descend(place.Element, tokens) is { } element
                ? new PlacedElement(place.Pointer + JsonPointers.Join(tokens), element)
            : null;
    }
}
