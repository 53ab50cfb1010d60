namespace Mockd.Engine.Randomness;

/// <summary>
/// Puts sets of texts together and tells what is left of one after a character (derivatives of regular expressions, Brzozowski
/// 1964): with them, what several expressions match at once is as easy to follow as one.
/// </summary>
internal sealed class LanguageBuilder
{
    private const int MostNodes = 60_000;
    private readonly Dictionary<Key, LanguageNode> _nodes = [];
    private readonly Dictionary<(LanguageNode, UInt128), LanguageNode> _rests = [];
    private readonly Dictionary<LanguageNode, UInt128[]> _kinds = [];

    /// <param name="all">Every character of the alphabet.</param>
    public LanguageBuilder(UInt128 all)
    {
        All = all;
        Nothing = Make(LanguageKind.Nothing, hasEmpty: false);
        EmptyText = Make(LanguageKind.EmptyText, hasEmpty: true);
        Anything = Loop(Characters(all), 0, int.MaxValue);
    }

    public UInt128 All { get; }

    public LanguageNode Nothing { get; }

    public LanguageNode EmptyText { get; }

    public LanguageNode Anything { get; }

    /// <summary>More was asked for than is worth its memory.</summary>
    public bool IsFull => _nodes.Count > MostNodes;

    public LanguageNode Characters(UInt128 characters) =>
        characters == 0 ? Nothing : Make(LanguageKind.Characters, hasEmpty: false, characters: characters);

    public LanguageNode Sequence(LanguageNode first, LanguageNode then) =>
        first == Nothing || then == Nothing ? Nothing
        : first == EmptyText ? then
        : then == EmptyText ? first
        : first.Kind == LanguageKind.Sequence ? Sequence(first.Parts[0], Sequence(first.Parts[1], then))
        : Make(LanguageKind.Sequence, first.HasEmpty && then.HasEmpty, [first, then]);

    public LanguageNode Loop(LanguageNode item, int min, int max) =>
        max == 0 || item == EmptyText ? EmptyText
        : item == Nothing ? (min == 0 ? EmptyText : Nothing)
        : min == 1 && max == 1 ? item
        : Make(LanguageKind.Loop, min == 0 || item.HasEmpty, [item], min: min, max: max);

    public LanguageNode Not(LanguageNode node) =>
        node.Kind == LanguageKind.Not ? node.Parts[0]
        : node == Nothing ? Anything
        : node == Anything ? Nothing
        : Make(LanguageKind.Not, !node.HasEmpty, [node]);

    public LanguageNode Either(IEnumerable<LanguageNode> nodes) =>
        Joined(LanguageKind.Either, nodes, Nothing, Anything);

    public LanguageNode Both(IEnumerable<LanguageNode> nodes) => Joined(LanguageKind.Both, nodes, Anything, Nothing);

    /// <summary>What may follow after one of the characters, which <see cref="KindsOf"/> keeps together.</summary>
    public LanguageNode After(LanguageNode node, UInt128 characters)
    {
        if (_rests.TryGetValue((node, characters), out var known))
        {
            return known;
        }

        var rest = Derive(node, characters);
        _rests[(node, characters)] = rest;
        return rest;
    }

    /// <summary>The characters of the alphabet, parted so that those of one part make no difference here.</summary>
    public UInt128[] KindsOf(LanguageNode node)
    {
        if (_kinds.TryGetValue(node, out var known))
        {
            return known;
        }

        UInt128[] kinds = node.Kind switch
        {
            LanguageKind.Characters => Parted(node.Characters),
            LanguageKind.Sequence when !node.Parts[0].HasEmpty => KindsOf(node.Parts[0]),
            _ => node.Parts.Select(KindsOf).Aggregate((UInt128[])[All], Crossed),
        };
        _kinds[node] = kinds;
        return kinds;
    }

    private LanguageNode Derive(LanguageNode node, UInt128 characters)
    {
        switch (node.Kind)
        {
            case LanguageKind.Characters:
                return (node.Characters & characters) != 0 ? EmptyText : Nothing;
            case LanguageKind.Sequence:
                var rest = Sequence(After(node.Parts[0], characters), node.Parts[1]);
                return node.Parts[0].HasEmpty ? Either([rest, After(node.Parts[1], characters)]) : rest;
            case LanguageKind.Either:
                return Either(node.Parts.Select(p => After(p, characters)));
            case LanguageKind.Both:
                return Both(node.Parts.Select(p => After(p, characters)));
            case LanguageKind.Not:
                return Not(After(node.Parts[0], characters));
            case LanguageKind.Loop:
                var max = node.Max == int.MaxValue ? node.Max : node.Max - 1;
                return Sequence(
                    After(node.Parts[0], characters),
                    Loop(node.Parts[0], node.Parts[0].HasEmpty ? 0 : Math.Max(0, node.Min - 1), max)
                );
            default:
                return Nothing;
        }
    }

    private UInt128[] Parted(UInt128 characters) =>
        [.. new[] { characters & All, All & ~characters }.Where(part => part != 0)];

    private static UInt128[] Crossed(UInt128[] left, UInt128[] right) =>
        left.Length == 1 ? right
        : right.Length == 1 ? left
        : [.. left.SelectMany(l => right.Select(r => l & r)).Where(part => part != 0)];

    private LanguageNode Joined(
        LanguageKind kind,
        IEnumerable<LanguageNode> nodes,
        LanguageNode unit,
        LanguageNode absorbing
    )
    {
        var parts = new SortedDictionary<int, LanguageNode>();
        foreach (var node in nodes.SelectMany(n => n.Kind == kind ? n.Parts : [n]))
        {
            if (node == absorbing)
            {
                return absorbing;
            }

            if (node != unit)
            {
                parts[node.Number] = node;
            }
        }

        LanguageNode[] all = [.. parts.Values];
        var isEither = kind == LanguageKind.Either;
        return all.Length == 0 ? unit
            : all.Length == 1 ? all[0]
            : Make(kind, isEither ? Array.Exists(all, p => p.HasEmpty) : Array.TrueForAll(all, p => p.HasEmpty), all);
    }

    private LanguageNode Make(
        LanguageKind kind,
        bool hasEmpty,
        LanguageNode[]? parts = null,
        UInt128 characters = default,
        int min = 0,
        int max = 0
    )
    {
        var key = new Key(kind, characters, string.Join(',', (parts ?? []).Select(p => p.Number)), min, max);
        if (!_nodes.TryGetValue(key, out var node))
        {
            node = new LanguageNode(kind, _nodes.Count)
            {
                Characters = characters,
                Parts = parts ?? [],
                Min = min,
                Max = max,
                HasEmpty = hasEmpty,
            };
            _nodes[key] = node;
        }

        return node;
    }

    private readonly record struct Key(LanguageKind Kind, UInt128 Characters, string Parts, int Min, int Max);
}
