using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>Snapshots of a sandbox: take, list, restore, remove, compare.</summary>
internal static class SnapshotEndpoints
{
    /// <summary>Null when there is no such route.</summary>
    /// <param name="asked">The method, and what of the path is behind <c>/snapshots</c>.</param>
    public static async ValueTask<Response?> AnswerAsync(
        SnapshotAdmin snapshots,
        string sandbox,
        (string Method, string[] Path) asked,
        Request request,
        CancellationToken cancellation
    ) =>
        asked switch
        {
            ("GET", []) => await ListAsync(snapshots, sandbox, cancellation).ConfigureAwait(false),
            ("POST", []) => await SaveAsync(snapshots, sandbox, request, cancellation).ConfigureAwait(false),
            ("DELETE", [var name]) => await DeleteAsync(snapshots, sandbox, name, cancellation).ConfigureAwait(false),
            ("POST", [var name, "restore"]) => await RestoreAsync(snapshots, sandbox, name, cancellation)
                .ConfigureAwait(false),
            ("GET", [var before, "diff"]) => await CompareAsync(snapshots, sandbox, (before, null), cancellation)
                .ConfigureAwait(false),
            ("GET", [var before, "diff", var after]) => await CompareAsync(
                    snapshots,
                    sandbox,
                    (before, after),
                    cancellation
                )
                .ConfigureAwait(false),
            _ => null,
        };

    private static async ValueTask<Response> ListAsync(
        SnapshotAdmin snapshots,
        string sandbox,
        CancellationToken cancellation
    )
    {
        var all = await snapshots.ListAsync(sandbox, cancellation).ConfigureAwait(false);
        var answers = all.Select(AnswerOf).ToArray();
        return AdminAnswers.Ok(new SnapshotsAnswer(answers, answers.Length), AdminJson.Default.SnapshotsAnswer);
    }

    private static SnapshotAnswer AnswerOf(Snapshot snapshot) => new(snapshot.Sandbox, snapshot.Name, snapshot.SavedAt);

    private static async ValueTask<Response> SaveAsync(
        SnapshotAdmin snapshots,
        string sandbox,
        Request request,
        CancellationToken cancellation
    )
    {
        if (AdminBody.Read(request, AdminJson.Default.SnapshotOrder) is not { Name: not null } order)
        {
            return AdminAnswers.Error(
                400,
                "validation_error",
                "The body is {\"name\": …, \"replace\": true or false}; \"replace\" may be left out."
            );
        }

        var saved = await snapshots.SaveAsync(sandbox, order.Name, order.Replace, cancellation).ConfigureAwait(false);
        return AdminAnswers.Created(AnswerOf(saved), AdminJson.Default.SnapshotAnswer);
    }

    private static async ValueTask<Response> DeleteAsync(
        SnapshotAdmin snapshots,
        string sandbox,
        string name,
        CancellationToken cancellation
    )
    {
        await snapshots.DeleteAsync(sandbox, name, cancellation).ConfigureAwait(false);
        return new Response { Status = 204 };
    }

    private static async ValueTask<Response> RestoreAsync(
        SnapshotAdmin snapshots,
        string sandbox,
        string name,
        CancellationToken cancellation
    )
    {
        await snapshots.RestoreAsync(sandbox, name, cancellation).ConfigureAwait(false);
        return new Response { Status = 204 };
    }

    private static async ValueTask<Response> CompareAsync(
        SnapshotAdmin snapshots,
        string sandbox,
        (string Before, string? After) names,
        CancellationToken cancellation
    )
    {
        var difference = await snapshots
            .DifferenceAsync(sandbox, names.Before, names.After, cancellation)
            .ConfigureAwait(false);
        return Response.Json(200, difference.ToUtf8());
    }
}
