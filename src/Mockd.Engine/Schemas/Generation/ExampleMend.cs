using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Generation;

/// <summary>
/// Mends an example that its own schema refuses, member by member: what is only of another type is read in the right one, what
/// does not fit is left out, or made where it has to be there.
/// </summary>
internal sealed class ExampleMend
{
    private const int Deepest = 32;
    private readonly Func<SchemaView, PropertyName, JsonValue?>? _make;
    private readonly List<string> _changes = [];
    private int _members;
    private int _misfits;

    private ExampleMend(Func<SchemaView, PropertyName, JsonValue?>? make) => _make = make;

    /// <param name="make">Makes members that have to be there; null: an example that lacks one is not mended.</param>
    public static MendedExample Of(
        SchemaView view,
        JsonValue example,
        Func<SchemaView, PropertyName, JsonValue?>? make = null
    )
    {
        if (view.Accepts(example))
        {
            return new(example, []);
        }

        var mend = new ExampleMend(make);
        var mended = mend.Value(view, example, "", 0);

        // One with more faults than good members is an example of something else.
        return mended is not null && mend._misfits * 2 <= mend._members ? new(mended, mend._changes) : new(null, []);
    }

    private JsonValue? Value(SchemaView view, JsonValue value, string at, int depth)
    {
        if (view.Accepts(value))
        {
            return value;
        }

        if (depth > Deepest)
        {
            return null;
        }

        var decided = VariantMatch.Decide(view, value);
        var mended = value switch
        {
            JsonObject members => Members(decided, members, at, depth),
            JsonArray items => Items(decided, items, at, depth),
            _ => Scalar(view, value, at),
        };
        return mended is not null && view.Accepts(mended) ? mended : null;
    }

    private JsonValue? Scalar(SchemaView view, JsonValue value, string at)
    {
        if (SchemaLiteral.InType(view, value) is not { } typed)
        {
            return null;
        }

        _changes.Add($"{at} was read as {typed}");
        return typed;
    }

    private JsonObject? Members(SchemaView view, JsonObject example, string at, int depth)
    {
        var members = new JsonObjectBuilder(example.Count);
        foreach (var (name, value) in example)
        {
            _members++;
            if (Member(view, name, value, at, depth) is { } mended)
            {
                members.Set(name, mended);
            }
        }

        foreach (var name in view.Required)
        {
            if (members.Contains(name))
            {
                continue;
            }

            if (view.Member(name) is not { } member || _make?.Invoke(member, PropertyName.Of(name)) is not { } made)
            {
                return null;
            }

            _misfits += example.Contains(name) ? 0 : 1;
            _changes.Add($"{at}/{name} was made up");
            members.Set(name, made);
        }

        return members.Build();
    }

    private JsonValue? Member(SchemaView view, string name, JsonValue value, string at, int depth)
    {
        if (view.Member(name) is not { } member)
        {
            return view.AllowsAdditional ? value : Left(at, name);
        }

        return member.Bounds.WriteOnly ? Left(at, name)
            : Value(member, value, $"{at}/{name}", depth + 1) is { } mended ? mended
            : Left(at, name, isNamed: view.Required.Contains(name));
    }

    private JsonArray Items(SchemaView view, JsonArray example, string at, int depth)
    {
        List<JsonValue> items = [];
        for (var i = 0; i < example.Count; i++)
        {
            _members++;
            var index = i.ToString(CultureInfo.InvariantCulture);
            if (view.ItemAt(items.Count) is not { } item)
            {
                items.Add(example[i]);
            }
            else if (Value(item, example[i], $"{at}/{index}", depth + 1) is { } mended)
            {
                items.Add(mended);
            }
            else
            {
                Left(at, index);
            }
        }

        return JsonArray.Of(items);
    }

    /// <param name="isNamed">What stands in its place is told later.</param>
    private JsonValue? Left(string at, string name, bool isNamed = false)
    {
        _misfits++;
        if (!isNamed)
        {
            _changes.Add($"{at}/{name} was left out");
        }

        return null;
    }
}
