using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Sandboxes;

namespace Mockd.Server.Admin;

/// <summary>Makes responses of the admin plane's records.</summary>
internal static class AdminAnswers
{
    public static Response Ok<T>(T answer, JsonTypeInfo<T> type) =>
        Response.Json(200, JsonSerializer.SerializeToUtf8Bytes(answer, type));

    public static Response Error(int status, string code, string message) =>
        Response.Json(
            status,
            JsonSerializer.SerializeToUtf8Bytes(new AdminError(code, message), AdminJson.Default.AdminError)
        );

    public static Response NoTable(string name) => Error(404, "not_found", $"There is no table '{name}'.");

    public static Response Refused(SandboxException e) =>
        e.Problem switch
        {
            SandboxProblem.BadName => Error(400, "validation_error", e.Message),
            SandboxProblem.Missing => Error(404, "not_found", e.Message),
            SandboxProblem.Full => Error(503, "full", e.Message),
            _ => Error(409, "conflict", e.Message),
        };

    public static Response NotReady() => Error(503, "starting", "The twin is not ready yet.");
}
