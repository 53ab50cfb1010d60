using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Makes a generated list its own only page. Left as generated, it would promise a next page, and callers that follow
/// such promises would never come to an end.
/// </summary>
internal sealed class GeneratedPage(Operation operation)
{
    // Reading the parameters of every operation would cost the start more than all the rest.
    private readonly Lazy<PagingPlan> _plan = new(() => new(new PagingConfig(), operation, firstPageHint: null));

    public JsonValue Settle(JsonValue value, Schema schema, Request request)
    {
        if (
            value is not JsonObject list
            || !list.Any(m => PageMembers.PromisesMore(m.Key) || PageMembers.CountsRows(m.Key))
            || list.Select(m => m.Value).OfType<JsonArray>().FirstOrDefault() is not { } rows
        )
        {
            return value;
        }

        var facts = Facts(request, rows.Count);
        foreach (var (name, _) in list)
        {
            if (PageMembers.Find(name) is not { } read || schema.FindProperty(name) is not { } described)
            {
                continue;
            }

            var settled = read(facts);
            if (settled is JsonText { Value: "" })
            {
                // The stand-ins for rows have no keys, so the generated ones stay.
                continue;
            }

            if (SchemaChecker.Check(described, settled, isRequest: false).Count == 0)
            {
                list = list.With(name, settled);
            }
            else if (settled.IsNull && !schema.Required.Contains(name) && PageMembers.PromisesMore(name))
            {
                list = list.Without(name);
            }
        }

        return list;
    }

    private PageFacts Facts(Request request, int count)
    {
        var row = new Row
        {
            Key = "",
            Sequence = 0,
            Fields = JsonObject.Empty,
            CreatedAt = default,
            UpdatedAt = default,
        };
        var asked = _plan.Value.Read(request.Query) with { Offset = 0, After = null, Before = null };
        var page = new ListPage(
            [.. Enumerable.Repeat(row, count)],
            count,
            HasMore: false,
            Offset: 0,
            CursorIsKnown: true
        );
        return new PageFacts(request, _plan.Value, asked, page);
    }
}
