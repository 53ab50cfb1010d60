using System.Runtime.CompilerServices;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>One comparison of a value with a schema. It is used again for the next one, so that valid values cost no memory.</summary>
internal sealed class CheckRun
{
    // Deeper than any document that is read; only schemas that hold themselves by allOf come here.
    private const int MaxDepth = 1_000;

    // Several seconds of work: only schemas made to be expensive come here.
    private const int MaxSteps = 5_000_000;
    private const int MaxViolations = 200;

    // Values of every day are compared in fewer, and need no memory for it.
    private const int StepsWithoutMemory = 2_000;

    private readonly List<PathToken> _path = [];
    private SchemaNode[] _scope = new SchemaNode[16];
    private int[] _levels = new int[16];
    private List<SchemaViolation>? _violations;
    private int _depth;
    private int _steps;
    private CheckMemory? _memory;
    private bool _mayRemember;

    /// <summary>Read-only members may be absent; otherwise write-only ones.</summary>
    public bool IsRequest { get; private set; }

    /// <summary>Violations are noted, with words; otherwise only whether there is one is asked.</summary>
    public bool IsReporting => _violations is not null;

    /// <summary>Nothing more has to be found.</summary>
    public bool StopsHere => _violations is not { Count: < MaxViolations };

    public bool HasGivenUp => _steps > MaxSteps;

    /// <summary>For the items of one array at a time.</summary>
    public HashSet<JsonValue> Distinct { get; } = [];

    public void Begin(bool isRequest, List<SchemaViolation>? violations)
    {
        (IsRequest, _violations, _depth, _steps) = (isRequest, violations, 0, 0);
        (_memory, _mayRemember) = (null, true);
        _path.Clear();
    }

    /// <summary>False when the comparison has gone too deep or on for too long: what remains counts as valid.</summary>
    public bool Enter(SchemaNode node)
    {
        if (_depth >= MaxDepth || ++_steps > MaxSteps)
        {
            // What is cut off here says nothing about another way to the same place.
            _mayRemember = false;
            return false;
        }

        // What such a schema means depends on the way that led to it.
        _mayRemember &= !node.Resource.IsRecursive && node.Resource.DynamicAnchors.Count == 0;

        if (_depth == _scope.Length)
        {
            Array.Resize(ref _scope, _scope.Length * 2);
            Array.Resize(ref _levels, _scope.Length);
        }

        _levels[_depth] = _path.Count;
        _scope[_depth++] = node;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>What came out before for the same place, as long as no words are asked for; null: not known.</summary>
    public bool? Recall(SchemaNode node, JsonValue value) =>
        _mayRemember && !IsReporting ? _memory?.Find(node, value) : null;

    public void Remember(SchemaNode node, JsonValue value, bool holds)
    {
        if (_steps > StepsWithoutMemory && _mayRemember && !IsReporting)
        {
            (_memory ??= new CheckMemory()).Keep(node, value, holds);
        }
    }

    /// <summary>The outermost resource on the way here that has such an anchor: what <c>$dynamicRef</c> asks for.</summary>
    public SchemaSite? FindDynamic(string anchor)
    {
        for (var i = 0; i < _depth; i++)
        {
            if (_scope[i].Resource.DynamicAnchors.TryGetValue(anchor, out var site))
            {
                return site;
            }
        }

        return null;
    }

    /// <summary>The outermost resource on the way here that may be extended: what <c>$recursiveRef</c> asks for.</summary>
    public SchemaResource? FindRecursive()
    {
        for (var i = 0; i < _depth; i++)
        {
            if (_scope[i].Resource.IsRecursive)
            {
                return _scope[i].Resource;
            }
        }

        return null;
    }

    public bool HoldsAt(string member, SchemaNode node, JsonValue value) =>
        IsReporting ? HoldsBelow(new PathToken(member, 0), node, value) : node.Holds(value, this);

    public bool HoldsAt(int index, SchemaNode node, JsonValue value) =>
        IsReporting ? HoldsBelow(new PathToken(null, index), node, value) : node.Holds(value, this);

    /// <summary>Whether the value is valid, without noting why not.</summary>
    public bool Accepts(SchemaNode node, JsonValue value)
    {
        var violations = _violations;
        _violations = null;
        var isValid = node.Holds(value, this);
        _violations = violations;
        return isValid;
    }

    /// <returns>False, for the rule to return.</returns>
    public bool Refuse(
        string keyword,
        [InterpolatedStringHandlerArgument("")] ref RefusalText message,
        string? member = null,
        string? extra = null
    ) => IsReporting && Refuse(keyword, message.ToString(), member, extra);

    /// <inheritdoc cref="Refuse(string, ref RefusalText, string?, string?)"/>
    public bool Refuse(string keyword, string message, string? member = null, string? extra = null)
    {
        if (IsReporting && !StopsHere)
        {
            _violations!.Add(Violation(keyword, message) with { Member = member, Extra = extra });
        }

        return false;
    }

    /// <summary>As <see cref="Refuse(string, string, string?)"/>, of a member of the object that is being looked at.</summary>
    public bool RefuseAt(string member, string keyword, string message)
    {
        _path.Add(new PathToken(member, 0));
        Refuse(keyword, message);
        _path.RemoveAt(_path.Count - 1);
        return false;
    }

    /// <summary>At the place that is being looked at.</summary>
    public SchemaViolation Violation(string keyword, string message) =>
        new(string.Concat(_path.Select(p => "/" + p)), keyword, message) { Trail = Trail() };

    // The schemas that are being compared with the value at this place, the outermost first.
    private SchemaNode[] Trail()
    {
        var first = _depth;
        while (first > 0 && _levels[first - 1] == _path.Count)
        {
            first--;
        }

        return _scope[first.._depth];
    }

    private bool HoldsBelow(PathToken token, SchemaNode node, JsonValue value)
    {
        _path.Add(token);
        var holds = node.Holds(value, this);
        _path.RemoveAt(_path.Count - 1);
        return holds;
    }

    private readonly record struct PathToken(string? Member, int Index)
    {
        public override string ToString() =>
            Member is null
                ? Index.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : ValuePointer.Escape(Member);
    }
}
