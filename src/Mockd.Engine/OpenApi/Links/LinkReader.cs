using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Reads links, callbacks and webhooks: what a description says happens beside or behind its operations.</summary>
internal static class LinkReader
{
    public static IReadOnlyList<Link> Links(DescriptionDocument document, PlacedElement response)
    {
        var links = new List<Link>();
        foreach (var (name, place) in Objects(document, response, "links"))
        {
            links.Add(
                new Link(name)
                {
                    OperationId = place.Element.TextMember("operationId"),
                    OperationRef = place.Element.TextMember("operationRef"),
                    Parameters =
                    [
                        .. document
                            .MapOf(place, "parameters")
                            .Select(p => KeyValuePair.Create(p.Key, p.Value.Element.Value()))
                            .Where(p => p.Value is not null)
                            .Select(p => KeyValuePair.Create(p.Key, p.Value!)),
                    ],
                    RequestBody = place.Element.Member("requestBody")?.Value(),
                }
            );
        }

        return links;
    }

    public static IReadOnlyList<Callback> Callbacks(DescriptionDocument document, PlacedElement operation)
    {
        var callbacks = new List<Callback>();
        foreach (var (name, place) in Objects(document, operation, "callbacks"))
        {
            foreach (var (address, written) in document.Map(place.Pointer, place.Element))
            {
                if (!address.StartsWith("x-", StringComparison.Ordinal))
                {
                    var text = RuntimeText.Parse(address);
                    callbacks.AddRange(Operations(document, address, written).Select(o => new Callback(name, text, o)));
                }
            }
        }

        return callbacks;
    }

    public static IReadOnlyList<Webhook> Webhooks(DescriptionDocument document)
    {
        var webhooks = new List<Webhook>();
        foreach (var keyword in (ReadOnlySpan<string>)["webhooks", "x-webhooks"])
        {
            foreach (var (name, written) in document.MapOf(new PlacedElement("", document.Root), keyword))
            {
                webhooks.AddRange(Operations(document, name, written).Select(o => new Webhook(name, o)));
            }
        }

        return webhooks;
    }

    private static IEnumerable<Operation> Operations(DescriptionDocument document, string path, PlacedElement written)
    {
        if (
            document.Resolve(written.Pointer, written.Element)
            is not { Element: { ValueKind: JsonValueKind.Object } } item
        )
        {
            yield break;
        }

        foreach (var (name, element) in item.Element.Members())
        {
            if (
                OperationIndex.MethodOf(name) is { } method
                && document.Resolve(JsonPointers.Child(item.Pointer, name), element)
                    is { Element: { ValueKind: JsonValueKind.Object } } place
            )
            {
                yield return new Operation(document, isVersion2: false, place, item)
                {
                    Method = method,
                    Path = path,
                    OperationId = place.Element.TextMember("operationId"),
                };
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, PlacedElement>> Objects(
        DescriptionDocument document,
        PlacedElement owner,
        string keyword
    )
    {
        foreach (var (name, written) in document.MapOf(owner, keyword))
        {
            if (
                !name.StartsWith("x-", StringComparison.Ordinal)
                && document.Resolve(written.Pointer, written.Element)
                    is { Element: { ValueKind: JsonValueKind.Object } } place
            )
            {
                yield return KeyValuePair.Create(name, place);
            }
        }
    }
}
