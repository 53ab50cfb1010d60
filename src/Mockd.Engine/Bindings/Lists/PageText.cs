using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Writes what is known of a page into the members of an answer that speak of it.</summary>
/// <param name="rows">Where the rows stand: what is in them speaks of other things.</param>
/// <param name="isList">The answer is known to be a list, whatever its members are called.</param>
internal sealed class PageText(PageFacts facts, string origin, IReadOnlyList<string> rows, bool isList = false)
{
    private const int Deepest = 4;
    private static readonly string[] AddressNames = ["href", "url", "uri", "link"];

    // The list is in a thing that has an address of its own.
    private bool _isInThing;

    public JsonValue Fill(JsonValue answer, SchemaView? view)
    {
        if (answer is not JsonObject members || !(isList || IsList(members, "", 0)))
        {
            return answer;
        }

        _isInThing = !facts.IsPaged && DistinctRows.KeyName(members) is not null;
        return Fill(members, view, "", 0);
    }

    // A cursor beside the rows is that of the next page where callers send one.
    private PageMark MarkOf(string name, string owner) =>
        owner.Length == 0 && facts.TakesTokens && NameWords.Joined(name) == "cursor" ? PageMark.NextToken
        : RowCounts.IsName(name, rows) ? PageMark.Total
        : PageMarks.Of(name, owner);

    // Without a word of pages the totals and numbers of an answer are its own.
    private bool IsList(JsonObject members, string owner, int depth)
    {
        if (facts.IsPaged)
        {
            return true;
        }

        foreach (var (name, value) in members)
        {
            if (
                PageMarks.IsTelling(PageMarks.Of(name, owner), name)
                || RowCounts.IsName(name, rows)
                || (value is JsonObject inner && depth < Deepest && IsList(inner, name, depth + 1))
            )
            {
                return true;
            }
        }

        return false;
    }

    private JsonObject Fill(JsonObject members, SchemaView? view, string owner, int depth)
    {
        var decided = view is null ? null : VariantMatch.Decide(view, members);
        var filled = members;
        foreach (var (name, value) in members)
        {
            var member = decided?.Member(name);
            var mark = MarkOf(name, owner);
            if (_isInThing && mark is PageMark.Self or PageMark.Place)
            {
                continue;
            }

            if (mark != PageMark.None && value is not JsonArray && !(depth < rows.Count && rows[depth] == name))
            {
                filled = Marked(filled, decided, name, value, member, mark);
            }
            else if (value is JsonObject inner && depth < Deepest)
            {
                filled = filled.With(name, Fill(inner, member, name, depth + 1));
            }
            else if (value is JsonArray { Count: > 0 } links && LinkNames.IsLinks(name))
            {
                filled = filled.With(name, NamedLinks(links, member));
            }
        }

        return filled;
    }

    /// <summary>Links in a list, each saying by itself what it leads to: <c>{rel: next, href: …}</c>.</summary>
    private JsonArray NamedLinks(JsonArray links, SchemaView? view)
    {
        var kept = new List<JsonValue>(links.Count);
        foreach (var value in links)
        {
            var mark =
                value is JsonObject link && link["rel"] is JsonText relation
                    ? PageMarks.Of(relation.Value, "links")
                    : PageMark.None;
            var address = AddressNames.FirstOrDefault(n => (value as JsonObject)?[n] is JsonText);
            if (address is null || mark is not (>= PageMark.Next and <= PageMark.Self) || PageMarks.IsFlag(mark))
            {
                kept.Add(value);
            }
            else if (Link(mark) is { } target)
            {
                kept.Add(((JsonObject)value).With(address, Absolute(target)));
            }
        }

        var named = JsonArray.Of(kept);
        return view is null || view.Accepts(named) ? named : links;
    }

    private JsonObject Marked(
        JsonObject owner,
        SchemaView? ownerView,
        string name,
        JsonValue made,
        SchemaView? view,
        PageMark mark
    )
    {
        if (made is JsonObject inner)
        {
            return Address(owner, ownerView, name, inner, view, mark);
        }

        foreach (var candidate in Candidates(mark, name, made, view))
        {
            if (view is null || (candidate.IsNull ? TakesNull(view) : view.Accepts(candidate)))
            {
                return candidate.Equals(made) ? owner : owner.With(name, candidate);
            }

            if (candidate.IsNull && ownerView?.Required.Contains(name) == false)
            {
                return owner.Without(name);
            }
        }

        return owner;
    }

    /// <summary>An object that holds an address, as in HAL and JSON:API.</summary>
    private JsonObject Address(
        JsonObject owner,
        SchemaView? ownerView,
        string name,
        JsonObject made,
        SchemaView? view,
        PageMark mark
    )
    {
        var address = AddressNames.FirstOrDefault(made.Contains);
        if (address is null)
        {
            // `page: {size, number, total_pages}` is itself about pages.
            return owner.With(name, Fill(made, view, name, Deepest - 1));
        }

        var target = Link(mark);
        if (target is null && mark is PageMark.Next or PageMark.Previous)
        {
            if (view is null || TakesNull(view))
            {
                return owner.With(name, JsonValue.Null);
            }

            if (ownerView?.Required.Contains(name) == false)
            {
                return owner.Without(name);
            }
        }

        var text = new JsonText(Absolute(target ?? facts.Beyond));
        return owner.With(name, made.With(address, text));
    }

    private JsonValue[] Candidates(PageMark mark, string name, JsonValue made, SchemaView? view)
    {
        switch (mark)
        {
            case PageMark.Next
            or PageMark.Previous
            or PageMark.First
            or PageMark.Last
            or PageMark.Self
            or PageMark.Place:
                return Links(mark, name, made, view);
            case PageMark.NextToken:
                return facts.NextToken is { } token ? [token] : [JsonValue.Null, "", facts.BeyondToken];
            case PageMark.PreviousToken:
                return [JsonValue.Null, ""];
            case PageMark.HasMore:
                return Flag(facts.HasMore, made);
            case PageMark.IsLast:
                return Flag(!facts.HasMore, made);
            case PageMark.HasPrevious:
                return Flag(facts.Offset > 0, made);
            case PageMark.IsFirst:
                return Flag(facts.Offset == 0, made);
            default:
                return Number(mark, made);
        }
    }

    // A name such as `last` may be a flag, a number or an address: the made value tells which.
    private JsonValue[] Links(PageMark mark, string name, JsonValue made, SchemaView? view)
    {
        if (made is JsonBoolean)
        {
            return mark switch
            {
                PageMark.Last => Flag(!facts.HasMore, made),
                PageMark.First => Flag(facts.Offset == 0, made),
                PageMark.Next => Flag(facts.HasMore, made),
                _ => [made],
            };
        }

        if (made is JsonNumber)
        {
            return mark switch
            {
                PageMark.Next => facts.HasMore ? [Further(name)] : [JsonValue.Null, Further(name)],
                PageMark.Previous => facts.Offset > 0 ? [facts.Number - 1] : [JsonValue.Null],
                PageMark.First => [facts.FirstNumber],
                PageMark.Last => [facts.LastNumber],
                _ => [made],
            };
        }

        if (Link(mark) is { } target)
        {
            return IsToken(mark, made, view) ? [facts.NextToken!]
                : made is JsonText { Value: ['/', ..] } ? [new JsonText(target), new JsonText(Absolute(target))]
                : [new JsonText(Absolute(target)), new JsonText(target)];
        }

        return [JsonValue.Null, "", new JsonText(Absolute(facts.Beyond)), new JsonText(facts.Beyond)];
    }

    // `next` alone is the token where the operation takes one and nothing says that it is an address.
    private bool IsToken(PageMark mark, JsonValue made, SchemaView? view) =>
        mark == PageMark.Next
        && facts.TakesTokens
        && view?.Bounds.Format is not ("uri" or "url" or "uri-reference")
        && made is not JsonText { Value: ['/', ..] or ['h', 't', 't', 'p', ..] };

    // `nullable` says nothing from 3.1 on, though many mean it: callers that go by the letter get no null.
    private static bool TakesNull(SchemaView view) =>
        view.Accepts(JsonValue.Null) && !view.Parts.Any(p => p.IsMarkedNullable && p.Document.AllowsSiblings);

    private static JsonValue[] Flag(bool value, JsonValue made) =>
        made switch
        {
            JsonText => [value ? "true" : "false"],
            JsonNumber => [JsonNumber.Of(value ? 1 : 0)],
            _ => [JsonBoolean.Of(value)],
        };

    private JsonValue[] Number(PageMark mark, JsonValue made)
    {
        var number = mark switch
        {
            PageMark.Total => facts.Total,
            PageMark.Pages => facts.LastNumber - facts.FirstNumber + 1,
            PageMark.Number => facts.Number,
            PageMark.Size => facts.Size,
            PageMark.Start => facts.Start,
            PageMark.From => facts.Count == 0 ? 0 : facts.At + 1,
            PageMark.To => facts.At + facts.Count,
            _ => facts.Count,
        };
        return made switch
        {
            JsonText => [new JsonText(number.ToString(CultureInfo.InvariantCulture))],
            JsonNumber or JsonNull => [JsonNumber.Of(number)],
            _ => [made],
        };
    }

    private long Further(string name) =>
        name.Contains("offset", StringComparison.OrdinalIgnoreCase) ? facts.NextOffset : facts.Number + 1;

    private string? Link(PageMark mark) =>
        mark switch
        {
            PageMark.Next => facts.Next,
            PageMark.Previous => facts.Previous,
            PageMark.First => facts.First,
            PageMark.Last => facts.Last ?? facts.Self,
            PageMark.Self => facts.Self,
            PageMark.Place => facts.Path,
            _ => null,
        };

    private string Absolute(string target) => origin + target;
}
