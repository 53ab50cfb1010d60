using Mockd.Contracts.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary><c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c> and <c>required</c>, in one walk.</summary>
internal sealed class MembersRule : SchemaRule
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly List<string> _required = [];
    private readonly List<(string Pattern, SchemaNode Node)> _patterns = [];
    private int _requiredOfRequests;
    private int _requiredOfAnswers;

    /// <summary>For members that are described nowhere else.</summary>
    public SchemaNode? Additional { get; init; }

    /// <summary><c>additionalProperties: false</c>.</summary>
    public bool IsClosed { get; init; }

    public bool IsEmpty => _members.Count + _patterns.Count == 0 && Additional is null && !IsClosed;

    public void Add(string name, SchemaNode node) => _members[name] = Known(name) with { Node = node };

    public void AddPattern(string pattern, SchemaNode node) => _patterns.Add((pattern, node));

    public void Require(string name, bool ofRequests, bool ofAnswers)
    {
        var known = Known(name);
        if (known.OfRequests || known.OfAnswers)
        {
            return;
        }

        _members[name] = known with { OfRequests = ofRequests, OfAnswers = ofAnswers };
        _required.Add(name);
        _requiredOfRequests += ofRequests ? 1 : 0;
        _requiredOfAnswers += ofAnswers ? 1 : 0;
    }

    public override bool Holds(JsonValue value, CheckRun run)
    {
        if (value is not JsonObject members)
        {
            return true;
        }

        // In reports the missing members come first, as a person would name them.
        var holds = !run.IsReporting || ReportMissing(members, run);
        var missing = run.IsRequest ? _requiredOfRequests : _requiredOfAnswers;
        for (var i = 0; i < members.Count && (holds || !run.StopsHere); i++)
        {
            var (name, member) = members.MemberAt(i);
            var known = Known(name);
            missing -= (run.IsRequest ? known.OfRequests : known.OfAnswers) ? 1 : 0;
            holds &= HoldsFor(name, member, known.Node, run);
        }

        return holds && missing == 0;
    }

    public override bool Covers(JsonObject members, string name, CheckRun run) =>
        Additional is not null
        || IsClosed
        || Known(name).Node is not null
        || _patterns.Exists(p => SchemaPattern.IsMatch(p.Pattern, name));

    private bool HoldsFor(string name, JsonValue value, SchemaNode? node, CheckRun run)
    {
        var holds = node is null || run.HoldsAt(name, node, value);
        var isDescribed = node is not null;
        foreach (var (pattern, described) in _patterns)
        {
            if (SchemaPattern.IsMatch(pattern, name))
            {
                isDescribed = true;
                holds &= run.HoldsAt(name, described, value);
            }
        }

        return isDescribed ? holds
            : IsClosed ? run.Refuse("additionalProperties", $"must not have the member \"{name}\"", extra: name)
            : Additional is null || run.HoldsAt(name, Additional, value);
    }

    private bool ReportMissing(JsonObject members, CheckRun run)
    {
        var holds = true;
        foreach (var name in _required)
        {
            var known = _members[name];
            holds &=
                members.Contains(name)
                || !(run.IsRequest ? known.OfRequests : known.OfAnswers)
                || run.Refuse("required", $"must have the member \"{name}\"", name);
        }

        return holds;
    }

    private Member Known(string name) => _members.GetValueOrDefault(name);

    private readonly record struct Member(SchemaNode? Node, bool OfRequests, bool OfAnswers);
}
