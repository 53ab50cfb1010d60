using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Repair;
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
        return Generate(view, owner, seed, property) ?? Lenient(view, owner, seed, property) ?? JsonValue.Null;
    }

    /// <summary>Null when no value was found, valid or not.</summary>
    /// <param name="owner">The object that the value is a part of.</param>
    internal static JsonValue? Generate(SchemaView view, Subject owner, ulong seed, PropertyName name)
    {
        var run = new ValueGeneration(owner.Now, withOptional: true, occasion: owner.Occasion);
        var made = run.Value(view, owner, seed, name, 0);
        return made is not null && (!run.MayBeWrong || view.Accepts(made))
            ? made
            : Mended(view, owner, seed, name, made);
    }

    /// <summary>Whether a value of the view that came out wrong can be made right: tried once, for nobody.</summary>
    internal static bool IsMendable(SchemaView view)
    {
        const ulong Seed = 1;
        var owner = Subject.Alone(Seed, DateTimeOffset.UnixEpoch);
        var run = new ValueGeneration(owner.Now, withOptional: true);
        var made = run.Value(view, owner, Seed, PropertyName.None, 0);
        return (made is not null && view.Accepts(made))
            || Again(view, owner, Seed, PropertyName.None, made) is not null;
    }

    private static JsonValue? Mended(SchemaView view, Subject owner, ulong seed, PropertyName name, JsonValue? made)
    {
        if (view.IsMendable && Again(view, owner, seed, name, made) is { } mended)
        {
            return mended;
        }

        return made is null ? null : new ValueRepair(view, owner, seed, name).Mend(made, ValueRepair.LeastChecks).Value;
    }

    // What was made is mended first: what is made anew has less in it.
    private static JsonValue? Again(SchemaView view, Subject owner, ulong seed, PropertyName name, JsonValue? made)
    {
        var repair = new ValueRepair(view, owner, seed, name);
        if (made is not null && repair.Mend(made, ValueRepair.FewChecks) is (var mended, true))
        {
            return mended;
        }

        // Optional members and luck are given up in turn: what is optional can only make a value wrong.
        for (var i = 1; i < Tries; i++)
        {
            var run = new ValueGeneration(owner.Now, withOptional: i == 2, occasion: owner.Occasion);
            var other = run.Value(view, owner, i < 2 ? seed : seed + (ulong)i, name, 0);
            if (other is not null && view.Accepts(other))
            {
                return other;
            }
        }

        var partial = Lenient(view, owner, seed, name);
        return partial is not null && repair.Mend(partial, ValueRepair.ManyChecks) is (var whole, true) ? whole : null;
    }

    // Where nothing is valid, a value that lacks what cannot be made still shows the rest.
    private static JsonValue? Lenient(SchemaView view, Subject owner, ulong seed, PropertyName name) =>
        new ValueGeneration(owner.Now, withOptional: true, isLenient: true, owner.Occasion).Value(
            view,
            owner,
            seed,
            name,
            0
        );
}
