using System.Text.Json;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Faults;
using Mockd.Server.Running;

namespace Mockd.Server.Admin;

/// <summary>Injected faults: look at them, set them, apply a ready-made set.</summary>
internal static class ChaosEndpoints
{
    public static Response Answer(TwinRuntime twin, string method, string[] segments, Request request) =>
        (method, segments) switch
        {
            ("GET", ["chaos"]) => Current(twin),
            ("PUT", ["chaos"]) => Set(twin, request),
            ("GET", ["chaos", "profiles"]) => Profiles(),
            ("POST", ["chaos", "profiles", var name, "apply"]) => Apply(twin, name),
            _ => AdminPlane.NoRoute(method, request),
        };

    private static Response Current(TwinRuntime twin) =>
        AdminAnswers.Ok(twin.Faults ?? new FaultConfig { Enabled = false }, AdminJson.Default.FaultConfig);

    private static Response Set(TwinRuntime twin, Request request)
    {
        FaultConfig faults;
        try
        {
            faults = FaultBody.Read(request.Body.Span);
        }
        catch (JsonException problem)
        {
            return AdminAnswers.Error(400, "validation_error", problem.Message);
        }

        var defects = new List<FaultDefect>();
        if (FaultInjector.Compile(faults, defects) is null)
        {
            return AdminAnswers.Error(400, "validation_error", string.Join(" ", defects));
        }

        twin.Faults = faults;
        return Current(twin);
    }

    private static Response Apply(TwinRuntime twin, string name)
    {
        if (FaultProfiles.Find(name) is not { } profile)
        {
            return AdminAnswers.Unknown("profile", name, [.. FaultProfiles.All.Select(p => p.Name)], "there are none");
        }

        twin.Faults = profile.Config;
        return Current(twin);
    }

    private static Response Profiles()
    {
        var profiles = FaultProfiles.All.Select(p => new ChaosProfileAnswer(p.Name, p.Description, p.Config)).ToArray();
        return AdminAnswers.Ok(
            new ChaosProfilesAnswer(profiles, profiles.Length),
            AdminJson.Default.ChaosProfilesAnswer
        );
    }
}
