using System.Globalization;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Makes a made-up list one that ends: callers get the rows that they ask for, and what the answer says of further pages is
/// true. Left as made, it would promise a next page, and callers that follow such promises would never come to an end.
/// </summary>
internal sealed class GeneratedPage(Operation operation)
{
    // Reading the parameters of every operation would cost the start more than all the rest.
    private readonly Lazy<PagingPlan> _plan = new(() => new(new PagingConfig(), operation, firstPageHint: null));

    /// <summary>Parameters that choose the page, not what the list holds.</summary>
    public IReadOnlySet<string> Names => _plan.Value.Names;

    /// <summary>Members of the body choose the page.</summary>
    public bool IsInBody => _plan.Value.IsInBody;

    /// <summary>The page of a list, and what is known of it; the value itself where it is no list.</summary>
    public (JsonValue Value, PageFacts? Facts) Settle(JsonValue value, Schema? schema, OperationCall call)
    {
        if (ListRows.Find(value) is not { } list)
        {
            return (value, null);
        }

        var view = schema is null ? null : SchemaView.Of(schema);
        var (cut, facts) = Cut(value, list, view, call);
        return (new PageText(facts, call.Request.Origin, list.Path).Fill(cut, view), facts);
    }

    private (JsonValue Cut, PageFacts Facts) Cut(JsonValue value, ListRows list, SchemaView? view, OperationCall call)
    {
        var asked = Asked(call);
        var offset = OffsetOf(asked, list.Rows);
        asked = asked with { Offset = Math.Max(asked.Offset, offset) };
        var cut = list.Cut(value, offset, asked.Limit);
        if (!ReferenceEquals(cut, value) && view is not null && !view.Accepts(cut) && !Starts(value, list, view, asked))
        {
            // There have to be as many rows: then they are all there are, on their only page, and behind it are none.
            var isBehind = asked.Offset > 0;
            asked = asked with
            {
                Offset = isBehind ? Math.Max(asked.Offset, list.Rows.Count) : 0,
                Limit = Math.Max(asked.Limit, list.Rows.Count),
            };
            offset = isBehind ? list.Rows.Count : 0;
            cut = list.Cut(value, offset, asked.Limit);
        }

        var shown = list.In(cut);

        var page = new ListPage(
            [.. shown.Select(RowOf)],
            list.Rows.Count,
            HasMore: offset + shown.Count < list.Rows.Count,
            offset,
            CursorIsKnown: true
        );
        return (cut, new PageFacts(call.Request, _plan.Value, asked, page, depth: 0));
    }

    // A last page that is shorter than there are to be rows follows a first one that is not.
    private static bool Starts(JsonValue value, ListRows list, SchemaView view, PageRequest asked) =>
        asked.Offset > 0 && view.Accepts(list.Cut(value, 0, asked.Limit));

    // Where nothing is declared, callers page by what the answer told them: by the number of the next page, perhaps.
    private PageRequest Asked(OperationCall call)
    {
        var plan = _plan.Value;
        var asked = plan.Read(call);
        var query = call.Request.Query;
        return
            !plan.IsDeclared
            && query.Get(plan.Offset) is null
            && int.TryParse(query.Get(plan.Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? asked with
            {
                Offset = (int)Math.Min(int.MaxValue, Math.Max(0, (long)page - 1) * asked.Limit),
            }
            : asked;
    }

    private static int OffsetOf(PageRequest asked, JsonArray rows)
    {
        if (asked.ForeignToken is not null)
        {
            return rows.Count;
        }

        if (asked.After is { } after)
        {
            return IndexOf(rows, after) is >= 0 and var at ? at + 1
                : PageToken.Read(after) is { } offset ? (int)Math.Clamp(offset, 0, rows.Count)
                : rows.Count;
        }

        return asked.Before is { } before && IndexOf(rows, before) is >= 0 and var behind
            ? Math.Max(0, behind - asked.Limit)
            : Math.Min(asked.Offset, rows.Count);
    }

    private static int IndexOf(JsonArray rows, string key)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (KeyOf(rows[i]) == key || (rows[i] as JsonObject)?["cursor"]?.AsText == key)
            {
                return i;
            }
        }

        return -1;
    }

    private static string KeyOf(JsonValue row) =>
        row is JsonObject members && DistinctRows.KeyPath(members) is { } path
            ? DistinctRows.At(members, path).ToPlainText()
            : "";

    private static Row RowOf(JsonValue row) =>
        new()
        {
            Key = KeyOf(row),
            Sequence = 0,
            Fields = JsonObject.Empty,
            CreatedAt = default,
            UpdatedAt = default,
        };
}
