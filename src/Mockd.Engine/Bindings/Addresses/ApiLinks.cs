using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Makes the addresses in a made-up answer ones of this API: of the thing itself, of what belongs to it, of what it names. An
/// address that leads elsewhere, that was sent, or that the description gives as an example stays.
/// </summary>
internal sealed class ApiLinks(SpotFinder spots, OperationCall call)
{
    private const int Deepest = 6;
    private static readonly string[] Elsewhere =
    [
        "website",
        "web page",
        "webpage",
        "homepage",
        "image",
        "picture",
        "logo",
        "avatar",
        "icon",
        "webhook",
        "callback",
        "redirect",
        "download",
        "file",
        "video",
        "external",
    ];

    private readonly Request _request = call.Request;
    private bool _isList;

    public JsonValue Fill(JsonValue answer, SchemaView view)
    {
        if (!LinkMembers.AreIn(view))
        {
            return answer;
        }

        var whole = spots.Whole(_request, answer);
        // A list in a thing is not what is answered.
        var isThing = answer is JsonObject top && DistinctRows.KeyName(top) is not null;
        var list = isThing ? null : ListRows.Find(answer);
        _isList = list is not null;
        return answer is JsonArray rows
            ? Rows(rows, view, whole, 0)
            : Walk(answer, view, whole, list is { Path.Count: > 0 } ? [.. list.Path] : null, 0);
    }

    /// <param name="rows">Where the answered list has its rows, from here; null where here is no way to them.</param>
    private JsonValue Walk(JsonValue value, SchemaView? view, Spot spot, string[]? rows, int depth)
    {
        if (view is null || depth > Deepest || value is not JsonObject members)
        {
            return value;
        }

        var decided = VariantMatch.Decide(view, members);
        var isList =
            ListRows.Find(members) is { Path.Count: 1 }
            && members.Any(m => PageMarks.IsTelling(PageMarks.Of(m.Key, ""), m.Key));
        var filled = Links(members, decided, spot, isInLinks: false, isList);
        foreach (var (name, inner) in members)
        {
            if (inner is not (JsonObject or JsonArray { Count: > 0 }) || decided.Member(name) is not { } member)
            {
                continue;
            }

            var next =
                LinkNames.IsLinks(name) ? InLinks(inner, member, spot)
                : rows is [var first, .. var rest] && first == name
                    ? rest.Length == 0 ? Rows((JsonArray)inner, member, spot, depth + 1)
                        : Walk(inner, member, spot, rest, depth + 1)
                : Inner(filled, name, inner, member, spot, depth);
            filled = ReferenceEquals(next, inner) ? filled : filled.With(name, next);
        }

        return filled;
    }

    private JsonValue Inner(JsonObject owner, string name, JsonValue inner, SchemaView view, Spot spot, int depth)
    {
        var isWrapped =
            depth == 0
            && DistinctRows.KeyName(owner) is null
            && NameWords.Singular(NameWords.Joined(name)) == spots.Word();
        var own = isWrapped ? spot : spots.Member(_request, spot, name, inner);
        if (inner is JsonObject)
        {
            return Walk(inner, view, own, null, depth + 1);
        }

        return ((JsonArray)inner).Changed(
            (item, i) =>
                item is JsonObject thing && VariantMatch.Decide(view, inner).ItemAt(i) is { } of
                    ? Walk(item, of, isWrapped ? spot : Of(thing, name, own), null, depth + 1)
                    : item
        );
    }

    private Spot Of(JsonObject thing, string name, Spot list) =>
        DistinctRows.KeyName(thing) is not { } key ? spots.At(list.Path, null)
        : list.Shape is { } shape && spots.Paths.ItemOf(shape) is { } item
            ? spots.At($"{list.Path}/{Uri.EscapeDataString(thing[key]!.ToPlainText())}", item)
        : spots.Item(_request, NameWords.Joined(name), thing[key]!.ToPlainText())
            ?? spots.At($"{list.Path}/{Uri.EscapeDataString(thing[key]!.ToPlainText())}", null);

    private JsonArray Rows(JsonArray rows, SchemaView view, Spot list, int depth)
    {
        var decided = VariantMatch.Decide(view, rows);
        return rows.Changed(
            (row, i) =>
                row is JsonObject members && decided.ItemAt(i) is { } item
                    ? Walk(row, item, spots.Row(_request, list, members), null, depth + 1)
                    : row
        );
    }

    /// <summary>An object of links, each a text or an object with the address in it.</summary>
    private JsonValue InLinks(JsonValue value, SchemaView view, Spot spot)
    {
        if (value is not JsonObject links)
        {
            return value;
        }

        var decided = VariantMatch.Decide(view, links);
        var filled = Links(links, decided, spot, isInLinks: true, isList: false);
        foreach (var (name, inner) in links)
        {
            if (!_isList && PageMarks.Of(name, "links") is PageMark.Next or PageMark.Previous)
            {
                // There is no other page of one thing.
                filled = decided.Required.Contains(name) ? filled : filled.Without(name);
            }
            else if (
                inner is JsonObject link
                && LinkNames.RelationOf(NameWords.Joined(name), isInLinks: true) is { } relation
                && decided.Member(name) is { } member
                && Target(link, relation, spot, isSure: true) is { } target
            )
            {
                filled = filled.With(name, Addressed(link, member, target));
            }
        }

        return filled;
    }

    private JsonObject Addressed(JsonObject link, SchemaView view, string target)
    {
        var decided = VariantMatch.Decide(view, link);
        foreach (var address in LinkMembers.Of(decided, isInLinks: false))
        {
            if (address.Relation == LinkNames.Self && link[address.Name] is JsonText)
            {
                return With(link, address, target);
            }
        }

        return link;
    }

    /// <param name="isList">The members are a list in a thing, whose address its `url` is.</param>
    private JsonObject Links(JsonObject members, SchemaView view, Spot spot, bool isInLinks, bool isList)
    {
        foreach (var link in LinkMembers.Of(view, isInLinks))
        {
            if (
                members[link.Name] is JsonText
                && (isList || IsMeant(link, spot))
                && Target(members, link.Relation, spot, isInLinks) is { } target
            )
            {
                members = With(members, link, target);
            }
        }

        return members;
    }

    // `url` is the address of the thing only where nothing says that it is another's.
    private bool IsMeant(LinkMember link, Spot spot) =>
        link.IsSure
        || link.Relation != LinkNames.Self
        || (spot.Shape is { } shape && !spots.Paths.IsSent(shape, link.Name) && !SaysElsewhere(link));

    private static bool SaysElsewhere(LinkMember link) =>
        link.View.Parts.Any(p =>
            p.Extension("description") is JsonText { Value: var text }
            && Elsewhere.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
        );

    private string? Target(JsonObject members, string relation, Spot spot, bool isSure)
    {
        if (relation == LinkNames.Self)
        {
            return spot.Address;
        }

        if (spot.Shape is { } shape && spots.Paths.Child(shape, relation) is { } segment)
        {
            return spots.At($"{spot.Path}/{segment}", $"{shape}/{segment}").Address;
        }

        var key = members[relation + "_id"] ?? members[relation];
        key = key is JsonObject thing && DistinctRows.KeyName(thing) is { } name ? thing[name] : key;
        if (key is JsonText or JsonNumber && spots.Item(_request, relation, key.ToPlainText()) is { } item)
        {
            return item.Address;
        }

        return NameWords.Singular(relation) != relation && spots.Collection(_request, relation) is { } collection
                ? collection.Address
            : isSure ? spots.At($"{spot.Path}/{relation}", null).Address
            : null;
    }

    private JsonObject With(JsonObject members, LinkMember link, string target)
    {
        var made = ((JsonText)members[link.Name]!).Value;
        if (IsSaid(made))
        {
            return members;
        }

        string[] forms = made is ['/', ..] ? [target, _request.Origin + target] : [_request.Origin + target, target];
        var form = Array.Find(forms, f => link.View.Accepts(f));
        return form is null ? members : members.With(link.Name, form);
    }

    /// <summary>A text that the caller sent.</summary>
    private bool IsSaid(string text) =>
        (call.Body.Count > 0 && Holds(call.Body, text))
        || (call.Request.RawQuery.Length > 0 && call.Request.Query.Pairs.Any(p => p.Value == text));

    private static bool Holds(JsonValue sent, string text) =>
        sent switch
        {
            JsonText own => own.Value == text,
            JsonObject members => members.Any(m => Holds(m.Value, text)),
            JsonArray items => items.Any(i => Holds(i, text)),
            _ => false,
        };
}
