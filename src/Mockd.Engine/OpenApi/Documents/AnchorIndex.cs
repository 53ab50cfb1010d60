using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>The places of a file that carry a name of their own; made only when a reference uses such a name.</summary>
internal sealed class AnchorIndex
{
    private readonly Dictionary<string, PlacedElement> _places = [];

    private AnchorIndex() { }

    /// <param name="address">An absolute or relative address, with <c>#</c> and the name for an anchor.</param>
    public PlacedElement? Find(string address) => _places.TryGetValue(address, out var place) ? place : null;

    public static AnchorIndex Build(JsonElement root, string address)
    {
        var index = new AnchorIndex();
        var open = new Stack<Node>();
        open.Push(new Node(null, "", 0, root, address));
        while (open.TryPop(out var node))
        {
            if (node.Element.IsObject())
            {
                node = node with { Base = index.Add(node) };
                foreach (var (name, member) in node.Element.Members())
                {
                    Push(open, new Node(node, name, 0, member, node.Base));
                }
            }
            else
            {
                var position = 0;
                foreach (var item in node.Element.EnumerateArray())
                {
                    Push(open, new Node(node, null, position++, item, node.Base));
                }
            }
        }

        return index;
    }

    public static string? IdOf(JsonElement element) => element.TextMember("$id") is { Length: > 0 } id ? id : null;

    private static void Push(Stack<Node> open, Node node)
    {
        if (node.Element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            open.Push(node);
        }
    }

    /// <returns>The address that holds below the node.</returns>
    private string Add(Node node)
    {
        var address = IdOf(node.Element) is { } id ? Addresses.Resolve(node.Base, id).Address : node.Base;
        if (address != node.Base)
        {
            _places.TryAdd(address, node.Placed());
        }

        if (IdOf(node.Element) is ['#', .. var older])
        {
            _places.TryAdd($"{address}#{older}", node.Placed());
        }

        var anchor = node.Element.TextMember("$anchor") ?? node.Element.TextMember("$dynamicAnchor");
        if (anchor is not null)
        {
            _places.TryAdd($"{address}#{anchor}", node.Placed());
        }

        return address;
    }

    /// <summary>A place that knows the way to it; the pointer is made for the few that are kept.</summary>
    private sealed record Node(Node? Parent, string? Name, int Position, JsonElement Element, string Base)
    {
        public PlacedElement Placed()
        {
            var tokens = new List<string>();
            for (var node = this; node.Parent is { } parent; node = parent)
            {
                tokens.Add(node.Name ?? node.Position.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            tokens.Reverse();
            return new PlacedElement(JsonPointers.Join(tokens.ToArray()), Element);
        }
    }
}
