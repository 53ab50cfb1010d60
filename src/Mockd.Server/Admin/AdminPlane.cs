using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>Answers what people and tools ask of a running instance. It never goes through the twin's own pipeline.</summary>
internal sealed class AdminPlane(InstanceState instance, AdminGate gate)
{
    public ValueTask<Response> AnswerAsync(Request request, CancellationToken cancellation)
    {
        if (request.Method is "GET" or "HEAD" && OpenToAll(request.RawPath) is { } open)
        {
            return new(open);
        }

        if (gate.Refuse(request) is { } refusal)
        {
            return new(refusal);
        }

        return AnswerSafelyAsync(request, cancellation);
    }

    private async ValueTask<Response> AnswerSafelyAsync(Request request, CancellationToken cancellation)
    {
        try
        {
            return await RouteAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (AdminAnswers.Refused(e) is { } refusal)
        {
            return refusal;
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException))
        {
            // Whatever it was, it is our mistake: whoever asked gets an answer, and the server lives on. Bodies that break
            // off are the server's to judge.
            return AdminAnswers.Error(
                500,
                "internal_error",
                $"{request.Method} {request.RawPath} failed in a way that nobody thought of: {e.GetType().Name}: {e.Message}"
            );
        }
    }

    // What watches over the process (containers, scripts) has no key.
    private Response? OpenToAll(string path) =>
        path switch
        {
            AdminRoutes.Health or AdminRoutes.Probes + AdminRoutes.Health => InstanceEndpoints.Health(instance),
            AdminRoutes.Ready or AdminRoutes.Probes + AdminRoutes.Ready => InstanceEndpoints.Ready(instance),
            _ => null,
        };

    private async ValueTask<Response> RouteAsync(Request head, CancellationToken cancellation)
    {
        var segments = head.RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = Uri.UnescapeDataString(segments[i]);
        }

        var method = head.Method == "HEAD" ? "GET" : head.Method;
        if (AdminParameters.Refuse(head, method, segments) is { } refusal)
        {
            return refusal;
        }

        if (await AdminBody.ReceiveAsync(head, method, segments, cancellation).ConfigureAwait(false) is not { } request)
        {
            return AdminAnswers.Error(413, "too_large", "The body is longer than anything that this route takes.");
        }

        return (method, segments) switch
        {
            ("GET", ["status"]) => await InstanceEndpoints.StatusAsync(instance, cancellation).ConfigureAwait(false),
            ("POST", ["shutdown"]) => InstanceEndpoints.Shutdown(instance),
            _ when instance.Twin is { } twin => await RouteToTwinAsync(twin, method, segments, request, cancellation)
                .ConfigureAwait(false),
            _ => AdminAnswers.NotReady(),
        };
    }

    private static ValueTask<Response> RouteToTwinAsync(
        TwinRuntime twin,
        string method,
        string[] segments,
        Request request,
        CancellationToken cancellation
    ) =>
        segments switch
        {
            ["operations"] when method == "GET" => new(InstanceEndpoints.Operations(twin)),
            ["journal"] => new(JournalEndpoints.Answer(twin, method, request)),
            ["reload"] when method == "POST" => ReloadEndpoints.AnswerAsync(twin, cancellation),
            ["chaos", ..] => new(ChaosEndpoints.Answer(twin, method, segments, request)),
            ["sandboxes", ..] => SandboxEndpoints.AnswerAsync(twin, method, segments, request, cancellation),
            ["state" or "reset", ..] => StateEndpoints.AnswerAsync(twin, method, segments, request, cancellation),
            _ => new(NoRoute(method, request)),
        };

    internal static Response NoRoute(string method, Request request) =>
        AdminAnswers.Error(404, "not_found", $"The admin plane has no {method} {request.RawPath}.");
}
