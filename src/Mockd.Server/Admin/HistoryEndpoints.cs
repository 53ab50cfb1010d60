using System.Globalization;
using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.History;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>The past of a sandbox: look at it, undo, redo, go back to in front of a request.</summary>
internal static class HistoryEndpoints
{
    private const int UsualLimit = 20;

    /// <summary>Null when there is no such route.</summary>
    /// <param name="asked">The method, and what of the path is behind the sandbox's name.</param>
    public static async ValueTask<Response?> AnswerAsync(
        HistoryAdmin history,
        string sandbox,
        (string Method, string[] Path) asked,
        Request request,
        CancellationToken cancellation
    )
    {
        try
        {
            return asked switch
            {
                ("GET", ["history"]) => await ListAsync(history, sandbox, request, cancellation).ConfigureAwait(false),
                ("GET", ["history", var id, "before" or "after"]) => StateOf(history, sandbox, id, asked.Path[2]),
                ("POST", ["undo" or "redo"]) => await GoAsync(
                        history,
                        sandbox,
                        request,
                        undoes: asked.Path[0] == "undo",
                        cancellation
                    )
                    .ConfigureAwait(false),
                ("POST", ["restore"]) => await RestoreAsync(history, sandbox, request, cancellation)
                    .ConfigureAwait(false),
                _ => null,
            };
        }
        catch (HistoryException e)
        {
            return AdminAnswers.Error(409, "conflict", e.Message);
        }
    }

    private static async ValueTask<Response> ListAsync(
        HistoryAdmin history,
        string sandbox,
        Request request,
        CancellationToken cancellation
    )
    {
        var most = UsualLimit;
        if (request.Query.Get("limit") is { } text && !(int.TryParse(text, out most) && most > 0))
        {
            return AdminAnswers.Error(400, "validation_error", "'limit' is a whole number from 1 up.");
        }

        var (done, undone) = await history.ListAsync(sandbox, cancellation).ConfigureAwait(false);
        return Ok(
            history,
            sandbox,
            undone.Reverse().Select(w => (w, true)).Concat(done.Select(w => (w, false))).Take(most),
            done.Count + undone.Count
        );
    }

    private static Response StateOf(HistoryAdmin history, string sandbox, string id, string side)
    {
        var write = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var exchange)
            ? history.Find(exchange)
            : null;
        return write is null || write.Sandbox != sandbox
            ? AdminAnswers.Error(
                404,
                "not_found",
                $"Request {id} wrote nothing to the sandbox '{sandbox}' that is remembered."
            )
            : new Response
            {
                Status = 200,
                ContentType = SandboxEndpoints.LinesType,
                Body = history.Export(side == "before" ? write.Before : write.After),
            };
    }

    private static async ValueTask<Response> GoAsync(
        HistoryAdmin history,
        string sandbox,
        Request request,
        bool undoes,
        CancellationToken cancellation
    )
    {
        if (CountIn(request) is not { } count)
        {
            return NoCount();
        }

        var writes = undoes
            ? await history.UndoAsync(sandbox, count, cancellation).ConfigureAwait(false)
            : await history.RedoAsync(sandbox, count, cancellation).ConfigureAwait(false);
        return Ok(history, sandbox, writes.Select(w => (w, undoes)), count);
    }

    private static async ValueTask<Response> RestoreAsync(
        HistoryAdmin history,
        string sandbox,
        Request request,
        CancellationToken cancellation
    )
    {
        if (AdminBody.Read(request, AdminJson.Default.RestoreOrder) is not { Before: > 0 } order)
        {
            return AdminAnswers.Error(400, "validation_error", "The body is {\"before\": number of a request}.");
        }

        var write = await history.RestoreBeforeAsync(sandbox, order.Before, cancellation).ConfigureAwait(false);
        return Ok(history, sandbox, [(write, true)], 1);
    }

    /// <summary>1 when there is no body; null when it is no such number.</summary>
    private static int? CountIn(Request request) =>
        request.Body.IsEmpty ? 1
        : AdminBody.Read(request, AdminJson.Default.WritesOrder) is { Writes: > 0 } order ? order.Writes
        : null;

    private static Response NoCount() =>
        AdminAnswers.Error(400, "validation_error", "The body is {\"writes\": a number from 1 up}, or absent.");

    private static Response Ok(
        HistoryAdmin history,
        string sandbox,
        IEnumerable<(PastWrite Write, bool IsUndone)> writes,
        int remembered
    )
    {
        var answers = writes
            .Select(w => new WriteAnswer(
                w.Write.Note.Id,
                w.Write.Note.At,
                w.Write.Note.ToString(),
                w.IsUndone,
                history.ChangesOf(w.Write)
            ))
            .ToArray();
        return AdminAnswers.Ok(new HistoryAnswer(sandbox, answers, remembered), AdminJson.Default.HistoryAnswer);
    }
}
