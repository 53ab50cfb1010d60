using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>Makes a value that is valid against a schema.</summary>
internal static class ValueGenerator
{
    private const int Tries = 6;

    /// <param name="seed">The same seed gives the same value.</param>
    /// <param name="now">Time that generated timestamps are near to.</param>
    /// <param name="name">Name of the property the value is for, which tells what a person would expect.</param>
    /// <param name="occasion">What the value is made for; null: nothing that would show in it.</param>
    public static JsonValue Generate(
        Schema schema,
        ulong seed,
        DateTimeOffset now,
        string? name = null,
        Occasion? occasion = null
    )
    {
        var view = SchemaView.Of(schema);
        var owner = Subject.Alone(seed, now, occasion);
        var property = name is null ? PropertyName.None : PropertyName.Of(name);

        // Where nothing is valid, a value that lacks what cannot be made still shows the rest.
        return Generate(view, owner, seed, property)
            ?? new ValueGeneration(now, withOptional: true, isLenient: true).Value(view, owner, seed, property, 0)
            ?? JsonValue.Null;
    }

    /// <summary>Null when no value was found, valid or not.</summary>
    /// <param name="owner">The object that the value is a part of.</param>
    internal static JsonValue? Generate(SchemaView view, Subject owner, ulong seed, PropertyName name)
    {
        JsonValue? best = null;
        for (var i = 0; i < Tries; i++)
        {
            // Optional members and luck are given up in turn: what is optional can only make a value wrong.
            var run = new ValueGeneration(owner.Now, i is 0 or 2, occasion: owner.Occasion);
            var made = run.Value(view, owner, i < 2 ? seed : seed + (ulong)i, name, 0);
            if (made is not null && view.Accepts(made))
            {
                return made;
            }

            best ??= made;
        }

        return best;
    }
}
