using Mockd.Contracts.Json;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>
/// What is settled about the members of an object before any is made: its state, and that members which tell of a failure, an
/// end or a deletion say nothing as long as the state does not.
/// </summary>
internal sealed class MemberLots
{
    private readonly JsonValue?[] _given;
    private readonly bool[] _isLeftOut;

    /// <param name="happened">What was just done to the thing.</param>
    public MemberLots(GenerationMember[] members, Fate happened)
    {
        _given = [.. members.Select(m => m.Tag)];
        _isLeftOut = new bool[members.Length];
        var says = happened;
        var hasState = false;
        for (var i = 0; i < members.Length; i++)
        {
            if (StateValue.Of(members[i], happened) is { } state)
            {
                _given[i] ??= state.Given;
                says |= state.Says;
                hasState = true;
            }
        }

        for (var i = 0; i < members.Length; i++)
        {
            if (members[i] is { Tag: null, View: { } view } member && RestingValue.Tells(member.Name, view))
            {
                Settle(i, member, view, says, happened, hasState);
            }
        }
    }

    /// <summary>Null where the value is to be made.</summary>
    public JsonValue? Given(int index) => _given[index];

    public bool IsLeftOut(int index) => _isLeftOut[index];

    private void Settle(int index, GenerationMember member, SchemaView view, Fate says, Fate happened, bool hasState)
    {
        var fate = member.Name.Fate.Fate;
        if ((says & fate) != 0)
        {
            var isRaised =
                (happened & fate) != 0
                && ValueKind.Of(view) == OpenApi.SchemaTypes.Boolean
                && view.Accepts(JsonBoolean.True);
            _given[index] = isRaised ? JsonBoolean.True : null;
            return;
        }

        // Where nothing tells the state, an example of how something ended does.
        if (fate == Fate.End && !hasState && view.Parts.Any(p => p.Example is not null))
        {
            return;
        }

        _given[index] =
            RestingValue.Of(member.Name, view) is { } resting
            && (member.IsRequired || resting is JsonNull or JsonBoolean)
                ? resting
                : null;
        _isLeftOut[index] = _given[index] is null && !member.IsRequired;
    }
}
