using System.Collections.Concurrent;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas.Ids;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>What is known about the members of made objects of one view, worked out once.</summary>
internal sealed class GenerationPlan
{
    private const int MostPlaces = 64;
    private readonly SchemaView _view;
    private readonly string[] _hints;
    private readonly bool _tellsOfFailure;
    private readonly ConcurrentDictionary<string, SubjectTraits> _traits = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Fate, MemberLots> _lots = new();

    public GenerationPlan(SchemaView view)
    {
        _view = view;
        _hints = [.. view.Parts.SelectMany(p => (string?[])[p.Name, p.Title]).OfType<string>()];
        Names = new NameRules(view);
        Members = [.. Declared(), .. Undeclared()];
        RequiredCount = Members.Count(m => m.IsRequired);
        Ranges = [.. OrderedPairs()];
        IsEnvelope = !Members.Any(m => m.Name.Meaning is Meaning.Id or Meaning.Uuid or Meaning.Made);
        _tellsOfFailure = _hints.Any(h => FateNames.OfMember(NameWords.Joined(h)).Fate == Fate.Failure);
    }

    /// <summary>In document order; then those that are required without being described.</summary>
    public GenerationMember[] Members { get; }

    /// <summary>Indexes of members of which the first is at most the second, where that does not come by itself.</summary>
    public (int Low, int High)[] Ranges { get; }

    /// <summary>Which names further members may have.</summary>
    public NameRules Names { get; }

    public int RequiredCount { get; }

    /// <summary>Nothing says that it is a thing of its own: what it holds is what is spoken of.</summary>
    public bool IsEnvelope { get; }

    /// <param name="happened">What was just done to the thing.</param>
    public MemberLots Lots(Fate happened) =>
        _lots.GetOrAdd(
            _tellsOfFailure ? FateNames.All : happened,
            static (fate, members) => new MemberLots(members, fate),
            Members
        );

    /// <param name="name">Where the object stands; tells what it is when its schema has no name of its own.</param>
    public SubjectTraits Traits(PropertyName name)
    {
        var place = _hints.Length == 0 ? name.Text : "";
        if (_traits.TryGetValue(place, out var known))
        {
            return known;
        }

        // Names of further members are made up and have no end.
        var traits = FindTraits(place);
        return _traits.Count < MostPlaces ? _traits.GetOrAdd(place, traits) : traits;
    }

    private IEnumerable<GenerationMember> Declared() =>
        _view
            .Properties.Where(p => _view.Required.Contains(p.Key) || Names.Allow(p.Key))
            .Select(p => new GenerationMember(
                PropertyName.Of(p.Key),
                _view.Member(p.Key),
                _view.Required.Contains(p.Key),
                TagOf(p.Key)
            ));

    private IEnumerable<GenerationMember> Undeclared() =>
        _view
            .Required.Where(name => !_view.Declares(name))
            .Select(name => new GenerationMember(PropertyName.Of(name), _view.Member(name), true, TagOf(name)));

    private JsonText? TagOf(string name) =>
        _view.Tags.TryGetValue(name, out var tag) && _view.Member(name)?.Accepts(tag) != false
            ? new JsonText(tag)
            : null;

    private SubjectTraits FindTraits(string name) =>
        SubjectTraitsOf(name) with
        {
            Things = [.. Kinds().Concat(_hints.Length == 0 ? [name] : _hints).Select(h => IdForms.ThingOf(h))],
        };

    // `object: {const: customer}`
    private IEnumerable<string> Kinds() =>
        Members
            .Where(m => m.Name.Words is "object" or "object_type")
            .Select(m => (m.Tag ?? m.View?.Literal)?.AsText)
            .OfType<string>();

    private SubjectTraits SubjectTraitsOf(string name) =>
        SubjectTraits.Of(
            name.Length == 0 ? _hints : [name],
            [
                .. Members.Select(m =>
                    (
                        m.Name,
                        m.Name.Meaning is (>= Meaning.Name and <= Meaning.FullName) or Meaning.Email
                            ? m.View?.Literal?.AsText
                            : null
                    )
                ),
            ]
        );

    private IEnumerable<(int Low, int High)> OrderedPairs()
    {
        for (var low = 0; low < Members.Length; low++)
        {
            if (Members[low].Name is { IsMoment: false, Side: not Side.Low })
            {
                continue;
            }

            for (var high = 0; high < Members.Length; high++)
            {
                if (Precedes(Members[low].Name, Members[high].Name) && (Members[low].HasWill || Members[high].HasWill))
                {
                    yield return (low, high);
                }
            }
        }
    }

    private static bool Precedes(PropertyName low, PropertyName high) =>
        low.Stem == high.Stem
        && low.Meaning != Meaning.Moment
        && high.Meaning != Meaning.Moment
        && (
            low.IsMoment && high.IsMoment
                ? low.Meaning < high.Meaning
                : low.Meaning == high.Meaning && low.Side == Side.Low && high.Side == Side.High
        );
}
