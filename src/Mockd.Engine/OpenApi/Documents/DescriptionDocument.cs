using System.Collections.Concurrent;
using System.Text.Json;
using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// The parsed files of a description: resolves references and keeps one <see cref="Schema"/> per place.
/// Safe for concurrent readers; two that meet at a place get the same schema.
/// </summary>
internal sealed class DescriptionDocument
{
    private const int LongestChain = 64;

    // References may lead through places that others stand for, which may lead through others.
    private const int DeepestDetour = 8;

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

    /// <summary>A schema that no description holds, as one of OpenAPI 3.1; its references lead into itself.</summary>
    public static Schema Alone(JsonObject schema)
    {
        var json = schema.ToUtf8();
        var root = JsonDocument.Parse(json).RootElement;
        return new DescriptionDocument(new DescriptionFile("", root, json), [], [], allowsSiblings: true).SchemaAt(
            "",
            root
        );
    }

    /// <summary>Some member of some schema may be one that answers never have.</summary>
    public bool HasWriteOnly => _files.Values.Any(f => f.HasWriteOnly);

    /// <summary>Some member of some schema may be one that callers never set.</summary>
    public bool HasReadOnly => _files.Values.Any(f => f.HasReadOnly);

    /// <summary>Size of the files in which values are shown; 0 when none are.</summary>
    public long ShownBytes => _files.Values.Distinct().Where(f => f.HasExamples).Sum(f => (long)f.Size);

    /// <summary>Texts that the description shows as values, where ids may be among them.</summary>
    public IEnumerable<ShownText> ShownTexts() =>
        _files.Values.Distinct().Where(f => f.HasExamples).SelectMany(f => OpenApi.ShownTexts.Of(f.Root));

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
    public PlacedElement? Find(string container, string name) => Find(_main, container, name);

    /// <summary>The schema of this name among the components of the file in which a place stands; null when there is none.</summary>
    public Schema? FindBeside(string pointer, string name)
    {
        const string Container = "/components/schemas";
        return Find(FileOf(pointer), Container, name) is { } place ? SchemaAt(place.Pointer, place.Element) : null;
    }

    public IEnumerable<string> Names(string container) =>
        _main.Names(container) is var names && !names.Contains("$ref")
            ? names
            : Container(_main, container).Select(m => m.Key);

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

    /// <summary>A reference leads to something.</summary>
    public bool Exists(string reference, string from) => Locate(reference, from, 0).Place is not null;

    /// <summary>What a reference leads to, which may be a reference again; null (and a problem) when that is nothing.</summary>
    public PlacedElement? Target(string reference, string from)
    {
        var (place, unread) = Locate(reference, from, 0);
        if (place is null)
        {
            Report(
                from,
                unread is null
                    ? $"The reference '{reference}' at '{from}' leads to nothing in the document."
                    : $"The reference '{reference}' at '{from}' leads to '{unread}', which was not read."
            );
        }

        return place;
    }

    /// <returns>The place, else the address of a file that was not read if that is the reason.</returns>
    private (PlacedElement? Place, string? Unread) Locate(string reference, string from, int depth)
    {
        var file = FileOf(from);
        var (address, fragment) = Addresses.Resolve(file.BaseOf(from), reference);
        var written = Addresses.Resolve(file.Address, reference).Address;
        var target = Identified(address) ?? Identified(written);
        return target is { } found ? (Below(found.File, found.Start, fragment, depth), null) : (null, written);
    }

    private PlacedElement? Find(DescriptionFile file, string container, string name)
    {
        if (file.Find(container, name) is { } element)
        {
            return new PlacedElement(file.Prefix + JsonPointers.Child(container, name), element);
        }

        var found = Container(file, container).FirstOrDefault(m => m.Key == name);
        return found.Key is null ? null : found.Value;
    }

    // A container that another file holds, or one in a part of the file that a reference stands for.
    private IEnumerable<KeyValuePair<string, PlacedElement>> Container(DescriptionFile file, string container) =>
        Descend(new PlacedElement(file.Prefix, file.Root), JsonPointers.Tokens(container), 0) is { } place
            ? this.Map(place.Pointer, place.Element)
            : [];

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

    private PlacedElement? Below(DescriptionFile file, PlacedElement? start, string fragment, int depth)
    {
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            var address = start is { } named ? file.BaseOf(named.Pointer) : file.Base;
            return file.Anchors.Find($"{address}#{fragment}") is { } anchored ? file.Locate(anchored) : null;
        }

        var tokens = JsonPointers.Tokens(fragment);
        if (start is null && file.Walk(tokens) is { } walked)
        {
            return walked;
        }

        return Descend(start ?? new PlacedElement(file.Prefix, file.Root), tokens, depth);
    }

    /// <summary>Goes down by names, through references where one stands for what a name is looked for in.</summary>
    private PlacedElement? Descend(PlacedElement place, string[] tokens, int depth)
    {
        foreach (var token in tokens)
        {
            for (var i = 0; DescriptionFile.Step(place.Element, token) is null; i++)
            {
                if (
                    i > LongestChain
                    || depth > DeepestDetour
                    || place.Element.TextMember("$ref") is not { } reference
                    || Locate(reference, place.Pointer, depth + 1).Place is not { } next
                )
                {
                    return null;
                }

                place = next;
            }

            place = new(
                JsonPointers.Child(place.Pointer, token),
                DescriptionFile.Step(place.Element, token).GetValueOrDefault()
            );
        }

        return place;
    }
}
