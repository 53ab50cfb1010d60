using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Values of callers that a twin's own expressions cannot work with: refused, and nothing is stored.</summary>
public sealed class RefusedValueTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /orders:
            get: { operationId: list, responses: { "200": { description: ok } } }
            post: { operationId: create, responses: { "201": { description: ok } } }
          /orders/{id}:
            get: { operationId: get, responses: { "200": { description: ok } } }
            put: { operationId: put, responses: { "200": { description: ok } } }
            delete: { operationId: remove, responses: { "200": { description: ok } } }
          /pay:
            post: { operationId: pay, responses: { "200": { description: ok } } }
        """;

    private const string Bindings = """
        extend:
          - { mock: api.list, table: orders, action: list }
          - { mock: api.get, table: orders, action: get }
          - { mock: api.create, table: orders, action: create }
          - { mock: api.put, table: orders, action: update }
          - { mock: api.remove, table: orders, action: delete }
          - { mock: api.pay, table: orders, action: custom, operation: pay }
        customOperations:
          - name: pay
            steps:
              - { type: create, resource: orders, set: { amount: "input.amount" }, as: order }
              - { type: set, var: total, value: "input.amount * 2" }
            response: { total: total }

        """;

    [Theory]
    [InlineData("/pay", """{"amount": "abc"}""")]
    [InlineData("/pay", """{"amount": [1]}""")]
    public async Task Step_OverAValueItCannotUse_IsRefusedInTheProvidersShapeAndStoresNothing(string path, string body)
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            "complete: off\nresponse: { errors: { wrap: oops } }\ntables: [{ name: orders }]\n" + Bindings
        );

        var answer = await twin.PostAsync(path, body);

        Assert.Equal(400, answer.Status);
        Assert.Equal("amount", ((JsonObject)ServedTwin.Json(answer)["oops"]!)["param"]?.AsText);
        Assert.Contains("\"total\":0", ServedTwin.Text(await twin.GetAsync("/orders")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_ThatFailsWhateverIsSent_IsTheTwinsOwnMistake()
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            "tables: [{ name: orders }]\n" + Bindings.Replace("input.amount * 2", "'a' * now", StringComparison.Ordinal)
        );
        Assert.Equal(500, (await twin.PostAsync("/pay", "{}")).Status);
    }

    [Theory]
    [InlineData("response: { create: { body: { twice: \"{{item.amount * 2}}\" } } }")]
    [InlineData("response: { fields: { inject: { twice: \"{{item.amount * 2}}\" } } }")]
    public async Task Create_AnswerThatCannotBeMade_StoresNothing(string table)
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            $"complete: off\ntables: [{{ name: orders, {table} }}]\n" + Bindings
        );

        var answer = await twin.AskAsync("POST", "/orders", """{"amount": "abc"}""", ("X-Amount", "abc"));

        Assert.Equal(400, answer.Status);
        Assert.Contains("\"total\":0", ServedTwin.Text(await twin.GetAsync("/orders")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_AnswerThatCannotBeMade_LeavesTheRow()
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            "complete: off\ntables: [{ name: orders, seedData: [{ id: a, amount: 1 }], "
                + "response: { update: { body: { twice: \"{{item.amount * 2}}\" } } } }]\n"
                + Bindings
        );

        Assert.Equal(400, (await twin.AskAsync("PUT", "/orders/a", """{"amount": "abc"}""")).Status);
        Assert.Equal(1, ServedTwin.Json(await twin.GetAsync("/orders/a"))["amount"]);
        Assert.Equal(200, (await twin.AskAsync("PUT", "/orders/a", """{"amount": 4}""")).Status);
    }

    [Fact]
    public async Task Delete_ConfirmationThatCannotBeMade_LeavesTheRow()
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            "complete: off\ntables: [{ name: orders, seedData: [{ id: a, amount: abc }], "
                + "response: { delete: { status: 200, body: { twice: \"{{item.amount * 2}}\" } } } }]\n"
                + Bindings
        );

        Assert.Equal(400, (await twin.AskAsync("DELETE", "/orders/a", null)).Status);
        Assert.Equal(200, (await twin.GetAsync("/orders/a")).Status);
    }

    [Theory]
    [InlineData("abc", 400)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", 400)]
    [InlineData("aaa", 201)]
    public async Task Validation_PatternMadeToBacktrack_IsComparedNotFailedOver(string code, int status)
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            "complete: off\ntables: [{ name: orders, validation: { fields: { code: { pattern: \"^(a+)+$\" } } } }]\n"
                + Bindings
        );
        Assert.Equal(status, (await twin.PostAsync("/orders", $$"""{"code": "{{code}}"}""")).Status);
    }

    [Fact]
    public async Task Validation_PatternThatTakesTooManySteps_IsRefusedAndSaysSo()
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            "complete: off\ntables: [{ name: orders, validation: { fields: { code: { pattern: \"^(?=(a+)+$)\" } } } }]\n"
                + Bindings
        );

        var answer = await twin.PostAsync("/orders", $$"""{"code": "{{new string('a', 60)}}!"}""");

        Assert.Equal(400, answer.Status);
        Assert.Contains("steps", ServedTwin.Text(answer), StringComparison.Ordinal);
        Assert.Contains("\"total\":0", ServedTwin.Text(await twin.GetAsync("/orders")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingRow_OfAKeyThatSeveralMembersHold_BlamesTheOneThatIsRead()
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            "tables: [{ name: orders }]\n"
                + Bindings.Replace(
                    "steps:",
                    "steps:\n      - { type: read, resource: orders, id: \"input.order\", as: o }",
                    StringComparison.Ordinal
                )
        );
        var answer = ServedTwin.Json(await twin.PostAsync("/pay", """{"note": "x1", "order": "x1"}"""));
        Assert.Equal("order", answer["param"]?.AsText);
    }
}
