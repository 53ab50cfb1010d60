using System.Globalization;
using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>Tables and their rows: look at them, put them back to their seeds.</summary>
internal static class StateEndpoints
{
    private const int DefaultLimit = 100;
    private const int LargestLimit = 10_000;

    public static async ValueTask<Response> AnswerAsync(
        TwinRuntime twin,
        string method,
        string[] segments,
        Request request,
        CancellationToken cancellation
    ) =>
        (method, segments) switch
        {
            ("GET", ["state"]) => Overview(await TablesOfAsync(twin, request, cancellation).ConfigureAwait(false)),
            ("GET", ["state", "resources"]) => AdminAnswers.Ok(
                await TablesOfAsync(twin, request, cancellation).ConfigureAwait(false),
                AdminJson.Default.IReadOnlyListTableAnswer
            ),
            ("GET", ["state", "resources", var table, "items"]) => await ItemsAsync(twin, table, request, cancellation)
                .ConfigureAwait(false),
            ("POST", ["state", "resources", var table, "reset"]) => await ResetOneAsync(
                    twin,
                    request,
                    table,
                    new ResetAnswer("reset", Resource: table),
                    cancellation
                )
                .ConfigureAwait(false),
            ("POST", ["state", "reset"]) when request.Query.Get("resource") is { Length: > 0 } table =>
                await ResetOneAsync(twin, request, table, new ResetAnswer("reset"), cancellation).ConfigureAwait(false),
            ("POST", ["state", "reset"] or ["reset"]) => await ResetAllAsync(twin, request, cancellation)
                .ConfigureAwait(false),
            ("POST", ["reset", var table]) => await ResetOneAsync(
                    twin,
                    request,
                    table,
                    new ResetAnswer("reset", Table: table),
                    cancellation
                )
                .ConfigureAwait(false),
            _ => AdminPlane.NoRoute(method, request),
        };

    /// <summary>Routes are about the default sandbox unless they name one: <c>?sandbox=NAME</c>.</summary>
    private static string SandboxOf(Request request) =>
        request.Query.Get("sandbox") is { Length: > 0 } name ? name : SandboxName.Default;

    private static Response Overview(IReadOnlyList<TableAnswer> tables)
    {
        var answer = new StateAnswer(
            tables,
            tables.Count,
            tables.Sum(t => t.ItemCount),
            [.. tables.Select(t => t.Name)]
        );
        return AdminAnswers.Ok(answer, AdminJson.Default.StateAnswer);
    }

    private static async ValueTask<IReadOnlyList<TableAnswer>> TablesOfAsync(
        TwinRuntime twin,
        Request request,
        CancellationToken cancellation
    ) => [.. (await twin.State.TablesAsync(SandboxOf(request), cancellation).ConfigureAwait(false)).Select(AnswerOf)];

    private static TableAnswer AnswerOf(TableOverview table) =>
        new(table.Name, table.RowCount, table.SeedCount, table.IdField, table.ParentField);

    private static async ValueTask<Response> ItemsAsync(
        TwinRuntime twin,
        string table,
        Request request,
        CancellationToken cancellation
    )
    {
        if (!TryNumber(request, "limit", DefaultLimit, out var limit) || !TryNumber(request, "offset", 0, out var skip))
        {
            return AdminAnswers.Error(400, "validation_error", "'limit' and 'offset' are whole numbers from 0 up.");
        }

        limit = Math.Min(limit, LargestLimit);
        var page = await twin
            .State.RowsAsync(SandboxOf(request), table, (limit, skip), cancellation)
            .ConfigureAwait(false);
        if (page is not var (rows, total))
        {
            return AdminAnswers.NoTable(table, twin.TableNames);
        }

        var meta = new PageMeta(total, limit, skip, rows.Count, skip + rows.Count < total);
        return AdminAnswers.Ok(new ItemsAnswer(rows, meta), AdminJson.Default.ItemsAnswer);
    }

    private static async ValueTask<Response> ResetOneAsync(
        TwinRuntime twin,
        Request request,
        string table,
        ResetAnswer answer,
        CancellationToken cancellation
    ) =>
        await twin.State.ResetAsync(SandboxOf(request), table, cancellation).ConfigureAwait(false)
            ? AdminAnswers.Ok(answer, AdminJson.Default.ResetAnswer)
            : AdminAnswers.NoTable(table, twin.TableNames);

    private static async ValueTask<Response> ResetAllAsync(
        TwinRuntime twin,
        Request request,
        CancellationToken cancellation
    )
    {
        await twin.State.ResetAsync(SandboxOf(request), null, cancellation).ConfigureAwait(false);
        var tables = await TablesOfAsync(twin, request, cancellation).ConfigureAwait(false);
        return AdminAnswers.Ok(new ResetAnswer("reset", Tables: tables.Count), AdminJson.Default.ResetAnswer);
    }

    private static bool TryNumber(Request request, string name, int otherwise, out int number)
    {
        number = otherwise;
        return request.Query.Get(name) is not { } text
            || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
