using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>Sandboxes: make, fork, remove, take out and bring in, compare.</summary>
internal static class SandboxEndpoints
{
    internal const string LinesType = "application/jsonl";

    public static async ValueTask<Response> AnswerAsync(
        TwinRuntime twin,
        string method,
        string[] segments,
        Request request,
        CancellationToken cancellation
    ) =>
        (method, segments) switch
        {
            ("GET", ["sandboxes"]) => await ListAsync(twin.State, cancellation).ConfigureAwait(false),
            ("POST", ["sandboxes"]) => await CreateAsync(twin.State, request, cancellation).ConfigureAwait(false),
            ("DELETE", ["sandboxes", var name]) => await DeleteAsync(twin.State, name, cancellation)
                .ConfigureAwait(false),
            ("GET", ["sandboxes", var name, "rows"]) => new Response
            {
                Status = 200,
                ContentType = LinesType,
                Body = await twin.State.ExportAsync(name, cancellation).ConfigureAwait(false),
            },
            ("PUT", ["sandboxes", var name, "rows"]) => await ImportAsync(twin.State, name, request, cancellation)
                .ConfigureAwait(false),
            ("GET", ["sandboxes", var before, "diff", var after]) => Response.Json(
                200,
                (await twin.State.DifferenceAsync(before, after, cancellation).ConfigureAwait(false)).ToUtf8()
            ),
            ("GET", ["sandboxes", var name, "clock"]) => await ClockEndpoints
                .ShowAsync(twin.State, name, cancellation)
                .ConfigureAwait(false),
            ("PUT", ["sandboxes", var name, "clock"]) => await ClockEndpoints
                .ChangeAsync(twin.State, name, request, cancellation)
                .ConfigureAwait(false),
            (_, ["sandboxes", var name, "snapshots", ..]) => await SnapshotEndpoints
                .AnswerAsync(twin.Snapshots, name, (method, segments[3..]), request, cancellation)
                .ConfigureAwait(false)
                ?? AdminPlane.NoRoute(method, request),
            (_, ["sandboxes", var name, ..]) => await HistoryEndpoints
                .AnswerAsync(twin.History, name, (method, segments[2..]), request, cancellation)
                .ConfigureAwait(false)
                ?? AdminPlane.NoRoute(method, request),
            _ => AdminPlane.NoRoute(method, request),
        };

    private static async ValueTask<Response> ListAsync(StateAdmin state, CancellationToken cancellation)
    {
        var sandboxes = await state.SandboxesAsync(cancellation).ConfigureAwait(false);
        var all = sandboxes.Select(AnswerOf).ToArray();
        return AdminAnswers.Ok(new SandboxesAnswer(all, all.Length), AdminJson.Default.SandboxesAnswer);
    }

    private static SandboxAnswer AnswerOf(Sandbox sandbox) =>
        new(sandbox.Name, sandbox.From, sandbox.CreatedAt, sandbox.LastUsedAt, sandbox.Uses);

    private static async ValueTask<Response> CreateAsync(
        StateAdmin state,
        Request request,
        CancellationToken cancellation
    )
    {
        if (AdminBody.Read(request, AdminJson.Default.SandboxOrder) is not { Name: not null } order)
        {
            return AdminAnswers.Error(
                400,
                "validation_error",
                "The body is {\"name\": …, \"from\": …}; \"from\" may be left out."
            );
        }

        var made = await state.CreateAsync(order.Name, order.From, cancellation).ConfigureAwait(false);
        return AdminAnswers.Created(AnswerOf(made), AdminJson.Default.SandboxAnswer);
    }

    private static async ValueTask<Response> DeleteAsync(StateAdmin state, string name, CancellationToken cancellation)
    {
        await state.DeleteAsync(name, cancellation).ConfigureAwait(false);
        return new Response { Status = 204 };
    }

    private static async ValueTask<Response> ImportAsync(
        StateAdmin state,
        string name,
        Request request,
        CancellationToken cancellation
    )
    {
        try
        {
            await using var text = AdminBody.Open(request);
            var rows = await state.ImportAsync(name, text, cancellation).ConfigureAwait(false);
            return AdminAnswers.Ok(new SandboxImportAnswer(name, rows), AdminJson.Default.SandboxImportAnswer);
        }
        catch (FormatException e)
        {
            return AdminAnswers.Error(400, "validation_error", $"Nothing was read: {e.Message}.");
        }
    }
}
