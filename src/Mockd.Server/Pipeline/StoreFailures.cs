using System.Globalization;
using Mockd.Engine.Exchanges;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;
using Mockd.Storage.Durable;

namespace Mockd.Server.Pipeline;

/// <summary>What callers learn when the store could not read or write for them: the provider would have such moments too.</summary>
internal static class StoreFailures
{
    /// <summary>Null when it is no matter of the store.</summary>
    public static Failure? Of(Exception e) =>
        e switch
        {
            StoreUnavailableException => new Failure(FailureKinds.Unavailable, 503, e.Message),
            StoreRefusedException => new Failure(FailureKinds.Unavailable, 503, e.Message),
            RowDamagedException => new Failure(FailureKinds.InternalError, 500, e.Message),
            StateMissingException => new Failure(
                FailureKinds.Unavailable,
                503,
                $"{e.Message}: somebody removed it meanwhile; try again"
            ),
            StateConflictException => new Failure(FailureKinds.WriteConflict, 409, e.Message),
            _ => null,
        };

    public static Response Render(ErrorShape errors, Failure failure, Exception e, Request request)
    {
        var response = errors.Render(failure, request);
        return e is StoreUnavailableException unavailable
            ? response.With(
                new KeyValuePair<string, string>(
                    "Retry-After",
                    Math.Max(1, Math.Ceiling(unavailable.RetryAfter.TotalSeconds))
                        .ToString(CultureInfo.InvariantCulture)
                )
            )
            : response;
    }
}
