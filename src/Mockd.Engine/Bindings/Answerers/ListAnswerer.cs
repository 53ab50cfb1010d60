using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Answers a page of rows.</summary>
internal sealed class ListAnswerer(
    TableBinding binding,
    PagingPlan paging,
    ListFilters filters,
    ListForm form,
    string? searchParameter
) : Answerer
{
    public override async ValueTask<Response> AnswerAsync(OperationCall call, CancellationToken cancellation)
    {
        var (tree, failure) = binding.Expander.Read(call);
        if (failure is not null)
        {
            return binding.Fail(failure, call);
        }

        var state = await call.ReadAsync(cancellation);
        if (binding.MissingParent(call, state) is { } parent)
        {
            return binding.Fail(parent, call);
        }

        var table = state.Tables[binding.Table.Number];
        var asked = Placed(Whole(paging.Read(call), call), table);
        if (asked.ForeignToken is { } token && paging.IsCursorStrict)
        {
            return binding.Fail(UnknownCursor(paging.Token, token), call);
        }

        var (conditions, matchAny, broken) = Conditions(call, table);
        if (broken is not null)
        {
            return binding.Fail(broken, call);
        }

        var page = ListQueries.Run(table, Query(asked, conditions, matchAny));
        if (!page.CursorIsKnown && paging.IsCursorStrict)
        {
            return binding.Fail(
                asked.After is null
                    ? UnknownCursor(paging.Before, asked.Before!)
                    : UnknownCursor(paging.After, asked.After),
                call
            );
        }

        return Answer(call, state, asked, page, binding.Expander.ForRows(tree));
    }

    // A cursor is the key as callers know it; what stands before it is in the path.
    private PageRequest Whole(PageRequest asked, OperationCall call) =>
        binding.Under.Prefix(call) is { Length: > 0 } prefix && (asked.After ?? asked.Before) is not null
            ? asked with
            {
                After =
                    asked.After is null || PageToken.Read(asked.After) is not null ? asked.After : prefix + asked.After,
                Before = asked.Before is null ? null : prefix + asked.Before,
            }
            : asked;

    /// <summary>A cursor of the page that has no rows says where it is; those of all others are keys.</summary>
    private static PageRequest Placed(PageRequest asked, TableRows table) =>
        asked.After is { } after && table.Find(after) is null && PageToken.Read(after) is { } offset
            ? asked with
            {
                After = null,
                Offset = (int)Math.Min(int.MaxValue, offset),
            }
            : asked;

    private Failure UnknownCursor(string parameter, string value) =>
        Failure.NotFound(binding.Table.Name, value, parameter) with
        {
            Status = 400,
        };

    private Response Answer(OperationCall call, TwinState state, PageRequest asked, ListPage page, ExpandTree? tree)
    {
        var rows = new ReadOnlyMemory<byte>[page.Rows.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = page.Rows[i];
            rows[i] = tree is null
                ? binding.Shape.Render(row, state)
                : binding.Expander.Expand(binding.Shape, row, state, tree).ToUtf8();
        }

        var facts = new PageFacts(call.Request, paging, asked, page, binding.Table.Settings.Depth);
        var response = Response.Json(binding.Settings.Status, form.Render(rows, facts, () => new Scope(call.Scope())));
        if (paging.HasLinkHeader && facts.LinkHeader() is { } link)
        {
            response = response.With(new KeyValuePair<string, string>("Link", link));
        }

        return binding.Described(response, call, row: null);
    }

    private (List<Condition> Conditions, bool MatchAny, Failure? Failure) Conditions(
        OperationCall call,
        TableRows table
    )
    {
        if (searchParameter is not null)
        {
            var (found, any, message) = SearchQuery.Parse(call.Request.Query.Get(searchParameter) ?? "", binding.Shape);
            return message is null ? (found, any, null) : ([], false, Failure.Invalid(message, searchParameter));
        }

        var conditions =
            call.Request.RawQuery.Length == 0 ? new List<Condition>(2) : filters.Read(call.Request.Query, table);
        if (binding.Under.Condition(call) is { } under)
        {
            conditions.Insert(0, under);
        }

        foreach (var scope in binding.Scope)
        {
            if (scope.Condition(call) is { } condition)
            {
                conditions.Insert(0, condition);
            }
        }

        return (conditions, false, null);
    }

    private ListQuery Query(PageRequest asked, List<Condition> conditions, bool matchAny) =>
        new()
        {
            Conditions = conditions,
            MatchesAny = matchAny,
            SortBy = asked.Sort is { Length: > 0 } sort && !IsCreationOrder(sort) ? binding.Shape.FieldFor(sort) : null,
            Descending = asked.IsDescending ?? binding.Table.Settings.ListsNewestFirst,
            Limit = asked.Limit,
            Offset = asked.Offset,
            After = asked.After,
            Before = asked.Before,
            NeedsTotal = form.NeedsTotal || paging.HasLinkHeader,
        };

    private bool IsCreationOrder(string sort) => sort == "createdAt" || binding.Shape.TimestampNames[0] == sort;
}
