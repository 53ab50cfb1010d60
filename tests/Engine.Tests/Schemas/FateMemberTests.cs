using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Completion;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class FateMemberTests
{
    private const int Seeds = 20;

    [Theory]
    [InlineData("canceled_at", """{"type":"integer","nullable":true}""")]
    [InlineData("cancelledAt", """{"type":"string","format":"date-time","nullable":true}""")]
    [InlineData("EndedAt", """{"type":"string","nullable":true}""")]
    [InlineData("past_due_at", """{"type":"integer","format":"unix-time","nullable":true}""")]
    [InlineData("failure_balance_transaction", """{"anyOf":[{"type":"string"},{"type":"object"}],"nullable":true}""")]
    [InlineData("last_payment_error", """{"type":"object","nullable":true,"properties":{"code":{"type":"string"}}}""")]
    [InlineData("cancellation_details", """{"type":"object","nullable":true,"example":{"reason":"x"}}""")]
    [InlineData("rejectionReason", """{"type":"string","nullable":true,"example":"too late"}""")]
    public void Made_NullableMemberThatTellsOfAnEnd_IsNull(string name, string schema) =>
        ForAll(
            $$"""{"properties":{"id":{"type":"string"},"{{name}}":{{schema}} } }""",
            made => Assert.True(made[name]!.IsNull)
        );

    [Theory]
    [InlineData("error", """{"type":"string"}""")]
    [InlineData("errors", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("Error", """{"type":"object","properties":{"code":{"type":"string"}}}""")]
    [InlineData("error_code", """{"type":"integer"}""")]
    [InlineData("failureMessage", """{"type":"string","example":"no money"}""")]
    [InlineData("date_deleted", """{"type":"string","format":"date"}""")]
    [InlineData("revokedAt", """{"type":"string"}""")]
    [InlineData("expired_at", """{"type":"integer"}""")]
    [InlineData("deleted_by", """{"type":"object","properties":{"id":{"type":"string"}}}""")]
    public void Made_OptionalMemberThatTellsOfAnEnd_IsAbsent(string name, string schema) =>
        ForAll(
            $$"""{"properties":{"id":{"type":"string"},"{{name}}":{{schema}} } }""",
            made => Assert.False(made.Contains(name))
        );

    [Theory]
    [InlineData("deleted", """{"type":"boolean"}""", "false")]
    [InlineData("is_deleted", """{"type":"boolean","example":true}""", "false")]
    [InlineData("Expired", """{"type":"boolean"}""", "false")]
    [InlineData("error", """{"type":"string"}""", "\"\"")]
    [InlineData("error", """{"type":"string","enum":["not_found","none"]}""", "\"none\"")]
    [InlineData("errors", """{"type":"array","items":{"type":"string"}}""", "[]")]
    [InlineData("error_code", """{"type":"integer"}""", "0")]
    [InlineData("deleted", """{"type":"boolean","enum":[true]}""", "true")]
    [InlineData("error", """{"type":"string","minLength":1,"const":"boom"}""", "\"boom\"")]
    public void Made_RequiredMemberThatTellsOfAnEnd_SaysThatThereIsNone(string name, string schema, string expected)
    {
        var described = $$"""{"type":"object","required":["{{name}}"],"properties":{"{{name}}":{{schema}} } }""";
        ForAll(described, made => Assert.Equal(expected, made[name]!.ToString()));
        var row = Completion.Complete(
            Described.As(described, "3.1.0"),
            JsonObject.Empty,
            CompleteMode.Required,
            1,
            Described.Now
        );
        Assert.Equal(expected, row[name]!.ToString());
    }

    [Theory]
    [InlineData("error_rate", "number")]
    [InlineData("cancel_url", "string")]
    [InlineData("failureThreshold", "integer")]
    [InlineData("closed_captions", "string")]
    [InlineData("deleted", "integer")]
    [InlineData("expires_at", "string")]
    [InlineData("removed", "array")]
    [InlineData("terror", "string")]
    public void Made_MemberThatOnlySoundsLikeIt_IsMade(string name, string type) =>
        ForAll(
            $$"""{"properties":{"{{name}}":{"type":"{{type}}","items":{"type":"string"} } } }""",
            made => Assert.NotEmpty(made[name]!.ToPlainText())
        );

    [Theory]
    [InlineData("status", "canceled", "canceled_at", true)]
    [InlineData("state", "FAILED", "failure_reason", true)]
    [InlineData("status", "deleted", "deleted_at", true)]
    [InlineData("job_state", "succeeded", "ended_at", true)]
    [InlineData("status", "succeeded", "error", false)]
    [InlineData("status", "not_canceled", "canceled_at", false)]
    [InlineData("status", "active", "ended_at", false)]
    public void Made_StateThatSaysSo_IsFollowed(string state, string value, string name, bool isThere) =>
        ForAll(
            $$"""{"properties":{"{{name}}":{"type":"string"},"{{state}}":{"type":"string","example":"{{value}}"} } }""",
            made => Assert.Equal(isThere, made.Contains(name))
        );

    [Fact]
    public void Made_StateWithoutExample_IsOneThatGoesOn() =>
        ForAll(
            """{"properties":{"status":{"type":"string","enum":["canceled","failed","running"]},"ended_at":{"type":"string"}}}""",
            made =>
            {
                Assert.Equal("running", made["status"]!.AsText);
                Assert.False(made.Contains("ended_at"));
            }
        );

    [Fact]
    public void Made_AnswerOfACancellation_SaysSo() =>
        ForAll(
            """{"properties":{"id":{"type":"string"},"status":{"type":"string","enum":["active","canceled"]},"canceled_at":{"type":"string"},"canceled":{"type":"boolean"}}}""",
            made =>
            {
                Assert.Equal("canceled", made["status"]!.AsText);
                Assert.True(made.Contains("canceled_at"));
                Assert.Equal("true", made["canceled"]!.ToString());
            },
            new Occasion { Happened = Fate.Cancellation }
        );

    [Fact]
    public void Made_StateThatHasNoWordForIt_StaysAsItIs() =>
        ForAll(
            """{"properties":{"payment_status":{"type":"string","enum":["paid","open"]},"status":{"type":"string","maxLength":3}}}""",
            made => Assert.Equal("paid", made["payment_status"]!.AsText),
            new Occasion { Happened = Fate.Expiry }
        );

    [Fact]
    public void Made_AnswerOfAFailure_TellsOfIt() =>
        ForAll(
            """{"properties":{"error":{"type":"object","properties":{"error_code":{"type":"string"},"message":{"type":"string"}}}}}""",
            made => Assert.True(((JsonObject)made["error"]!).Contains("error_code")),
            Occasion.Failure
        );

    [Fact]
    public void Made_SchemaOfAnError_TellsOfIt() =>
        ForAll(
            """{"title":"BulkError","properties":{"error_code":{"type":"string"}}}""",
            made => Assert.True(made.Contains("error_code"))
        );

    [Fact]
    public void Made_DeletedAndWholeThing_TheWholeOneIsMeant() =>
        ForAll(
            """{"anyOf":[{"type":"object","required":["id","deleted"],"properties":{"id":{"type":"string"},"deleted":{"type":"boolean","enum":[true]}}},{"type":"object","required":["id","name"],"properties":{"id":{"type":"string"},"name":{"type":"string"}}}]}""",
            made => Assert.False(made.Contains("deleted"))
        );

    [Fact]
    public void Made_ThingJustCreated_HasNowForItsTimes() =>
        ForAll(
            """{"properties":{"data":{"type":"object","properties":{"id":{"type":"string"},"created":{"type":"integer"},"updatedAt":{"type":"string","format":"date-time"},"expires_at":{"type":"integer"},"owner":{"type":"object","properties":{"created":{"type":"integer"}}}}}}}""",
            made =>
            {
                var now = Described.Now.ToUnixTimeSeconds();
                var data = (JsonObject)made["data"]!;
                Assert.Equal(now, ((JsonNumber)data["created"]!).Integer);
                Assert.Equal(Described.Now, DateTimeOffset.Parse(data["updatedAt"]!.AsText!, null));
                Assert.True(((JsonNumber)data["expires_at"]!).Integer > now);
                Assert.True(((JsonNumber)((JsonObject)data["owner"]!)["created"]!).Integer < now);
            },
            new Occasion { IsCreation = true }
        );

    [Fact]
    public void Made_NullsWanted_MembersThatAreNotMadeAreNull() =>
        ForAll(
            """{"type":"object","required":["a"],"properties":{"a":{"type":"object","required":["b"],"properties":{"b":{"type":"object","required":["c"],"properties":{"c":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"request":{"type":"string","nullable":true},"note":{"type":"string"}}}}}}}}}""",
            made =>
            {
                var inner = (JsonObject)((JsonObject)((JsonObject)made["a"]!)["b"]!)["c"]!;
                Assert.True(inner["request"]!.IsNull);
                Assert.False(inner.Contains("note"));
            },
            new Occasion { WritesNull = true }
        );

    private static void ForAll(string schema, Action<JsonObject> check, Occasion? occasion = null)
    {
        var version = schema.Contains("\"const\"", StringComparison.Ordinal) ? "3.1.0" : "3.0.3";
        var described = Described.As(schema, version);
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var made = ValueGenerator.Generate(described, seed, Described.Now, occasion: occasion);
            Assert.Empty(SchemaChecker.Check(described, made, isRequest: false));
            check((JsonObject)made);
        }
    }
}
