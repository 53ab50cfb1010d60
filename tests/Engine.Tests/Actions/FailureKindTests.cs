using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Transforms;
using Xunit;

namespace Engine.Tests.Actions;

public sealed class FailureKindTests
{
    /// <summary>A file that was written before a kind was there types its failures all the same.</summary>
    [Theory]
    [InlineData(FailureKinds.StillReferenced, "invalid_request_error")]
    [InlineData(FailureKinds.WriteConflict, "conflict_error")]
    [InlineData(FailureKinds.Unavailable, "api_error")]
    [InlineData(FailureKinds.NotFound, null)]
    public void Type_OfAKindThatTheMapLacks_IsThatOfTheBroaderOne(string kind, string? type)
    {
        var shape = new ErrorShape(
            new ErrorsConfig
            {
                Wrap = "error",
                TypeMap = new Dictionary<string, JsonValue>
                {
                    [FailureKinds.Conflict] = "invalid_request_error",
                    [FailureKinds.WriteConflict] = "conflict_error",
                    [FailureKinds.InternalError] = "api_error",
                },
            },
            _ => null
        );

        var body = (JsonObject)JsonValue.Parse(shape.Render(new Failure(kind, 409, "no")).Body.Span);

        Assert.Equal(type, ((JsonObject)body["error"]!)["type"]?.AsText);
    }
}
