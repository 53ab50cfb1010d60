using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mockd.Contracts.Admin;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Json;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Storage.Durable;

namespace Mockd.Server.Admin;

/// <summary>Makes responses of the admin plane's records.</summary>
internal static class AdminAnswers
{
    private const int MostNamed = 20;

    public static Response Ok<T>(T answer, JsonTypeInfo<T> type) =>
        Response.Json(200, JsonSerializer.SerializeToUtf8Bytes(answer, type));

    public static Response Created<T>(T answer, JsonTypeInfo<T> type)
    {
        var ok = Ok(answer, type);
        return new Response
        {
            Status = 201,
            ContentType = ok.ContentType,
            Body = ok.Body,
        };
    }

    public static Response Error(int status, string code, string message) =>
        Response.Json(
            status,
            JsonSerializer.SerializeToUtf8Bytes(new AdminError(code, message), AdminJson.Default.AdminError)
        );

    public static Response NoTable(string name, IReadOnlyList<string> known) =>
        Unknown("table", name, known, "there are none");

    /// <param name="what">Such as "table".</param>
    /// <param name="none">What is said when there are none at all.</param>
    public static Response Unknown(string what, string name, IReadOnlyList<string> known, string none)
    {
        var advice =
            NearestName.Hint(name, known)
            ?? (known.Count == 0 ? none + "." : $"there are {string.Join(", ", known.Take(MostNamed))}.");
        return Error(404, "not_found", $"There is no {what} '{name}'; {advice}");
    }

    private static Response Refused(SandboxException e) =>
        e.Problem switch
        {
            SandboxProblem.BadName => Error(400, "validation_error", e.Message),
            SandboxProblem.Missing => Error(404, "not_found", e.Message),
            SandboxProblem.Full => Error(503, "full", e.Message),
            _ => Error(409, "conflict", e.Message),
        };

    /// <summary>Null when it is no matter of the store.</summary>
    public static Response? Refused(Exception e) =>
        e switch
        {
            SandboxException refusal => Refused(refusal),
            BrokenBodyException broken => Error(broken.Status, "validation_error", $"{broken.Message}."),
            StateMissingException => Error(404, "not_found", $"{e.Message}; another process removed it."),
            StateConflictException => Error(409, "conflict", e.Message),
            StoreRetiredException => Error(503, "reloading", "The configuration is being read again; try again."),
            StoreUnavailableException or StoreRefusedException => Error(503, "unavailable", e.Message),
            RowDamagedException => Error(500, "damaged", e.Message),
            _ => null,
        };

    public static Response NotReady() => Error(503, "starting", "The twin is not ready yet.");
}
