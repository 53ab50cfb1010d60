using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Randomness;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>Which names members of an object may have, and further ones that fit.</summary>
internal sealed class NameRules
{
    private const int Most = 1000;
    private const int MostMade = 60;
    private readonly Schema[] _closed;
    private readonly SchemaView? _names;
    private readonly string[] _patterns;

    public NameRules(SchemaView view)
    {
        _closed = [.. view.Parts.Where(p => !p.AllowsAdditionalProperties)];
        Schema[] names = [.. view.Parts.Select(p => p.PropertyNames).OfType<Schema>()];
        _names = names.Length == 0 ? null : SchemaView.Of(names);
        _patterns = [.. view.Parts.SelectMany(p => p.PatternProperties).Select(p => p.Key).Distinct()];
    }

    /// <summary>No part refuses the name.</summary>
    public bool Allow(string name) =>
        (_closed.Length == 0 || Array.TrueForAll(_closed, p => Knows(p, name)))
        && (_names is null || _names.Accepts(new JsonText(name)));

    /// <summary>Names to add, no two alike; few, or none, where few are allowed.</summary>
    public IEnumerable<string> Further(ulong seed, DateTimeOffset now) =>
        Candidates(seed, now).Where(Allow).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Candidates(ulong seed, DateTimeOffset now)
    {
        if (_names is not null)
        {
            foreach (var named in ValueDomain.Named(_names).OfType<JsonText>())
            {
                yield return named.Value;
            }
        }

        if (_closed.Length > 0 && _patterns.Length == 0)
        {
            yield break;
        }

        for (var i = 1; i <= Most; i++)
        {
            for (var p = 0; p < _patterns.Length && i <= MostMade; p++)
            {
                if (Patterned(_patterns[p], seed + (ulong)i) is { } patterned)
                {
                    yield return patterned;
                }
            }

            if (_names is not null && i <= MostMade)
            {
                var own = Dice.Derive(seed, i.ToString(CultureInfo.InvariantCulture));
                if (TextGeneration.Text(_names, PropertyName.None, Subject.Alone(own, now), own) is { } made)
                {
                    yield return made;
                }
            }
            else if (_closed.Length == 0)
            {
                yield return $"key_{i.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }

    // A name has to match the pattern and be one that names may be.
    private string? Patterned(string pattern, ulong seed) =>
        _names is not { Bounds: var bounds }
            ? PatternText.Generate(pattern, seed)
            : TextLanguage
                .Of([pattern, .. bounds.Patterns], bounds.MinLength, bounds.MaxLength ?? int.MaxValue)
                .Write(seed);

    private static bool Knows(Schema part, string name) =>
        part.Properties.Any(p => p.Key == name) || part.PatternProperties.Any(p => SchemaPattern.Fits(p.Key, name));
}
