using Mockd.Contracts.Json;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Rows;

/// <summary>What goes into rows and comes out: `readOnly`, `writeOnly`, types of path values, members without a value.</summary>
public sealed class MemberAccessTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /accounts:
            get:
              operationId: list
              responses:
                "200":
                  description: x
                  content:
                    application/json:
                      schema: { type: object, properties: { data: { type: array, items: { $ref: "#/components/schemas/Account" } } } }
            post:
              operationId: make
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } }
              responses: { "201": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } } }
          /accounts/{id}:
            parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
            get:
              operationId: one
              responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } } }
            post:
              operationId: replace
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } }
              responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } } }
          /accounts/{id}/again:
            parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
            post:
              operationId: again
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } }
              responses: { "201": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } } }
          /owners/{owner}/accounts:
            parameters: [ { name: owner, in: path, required: true, schema: { type: integer } } ]
            post:
              operationId: makeOwned
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } }
              responses: { "201": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Account" } } } } }
        components:
          schemas:
            Account:
              type: object
              properties:
                id: { type: string }
                name: { type: string }
                role: { type: string, readOnly: true }
                password: { type: string, writeOnly: true }
                owner: { type: integer }
                logins:
                  type: array
                  items:
                    type: object
                    properties:
                      secret: { type: string, writeOnly: true }
                      verified: { type: boolean, readOnly: true }
                      site: { type: string }
        """;

    private const string Configuration = """
        complete: off
        response: { timestamps: { format: none } }
        tables:
          - name: accounts
            parentField: owner
            seedData:
              - { id: a1, name: Ada, role: admin, password: p, logins: [ { secret: s, verified: true, site: x } ] }
        extend:
          - { mock: api.list, table: accounts, action: list }
          - { mock: api.make, table: accounts, action: create }
          - { mock: api.one, table: accounts, action: get }
          - { mock: api.replace, table: accounts, action: update }
          - { mock: api.again, table: accounts, action: custom, operation: Again }
          - { mock: api.makeOwned, table: accounts, action: create }
        customOperations:
          - name: Again
            status: 200
            steps:
              - { type: create, resource: accounts, set: { name: input.name, role: input.role, password: input.password, owner: path.id }, as: made }
            response: { name: made.name, role: made.role, password: made.password, owner: made.owner }

        """;

    [Theory]
    [InlineData("/accounts/a1")]
    [InlineData("/accounts")]
    public async Task Answer_MembersThatAreOnlyWritten_AreLeftOutAtEveryDepth(string path)
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var text = ServedTwin.Text(await twin.GetAsync(path));
        Assert.DoesNotContain("password", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains("admin", text, StringComparison.Ordinal);
        Assert.Contains("\"verified\":true", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_MembersThatAreOnlyRead_AreNotStored()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var made = ServedTwin.Json(
            await twin.PostAsync(
                "/accounts",
                """{"id": "b", "name": "Bo", "role": "admin", "password": "p", "logins": [{"verified": true, "site": "y"}]}"""
            )
        );
        Assert.Equal(JsonValue.Parse("""{"id": "b", "name": "Bo", "logins": [{"site": "y"}]}"""), made);
        Assert.Equal(made, ServedTwin.Json(await twin.GetAsync("/accounts/b")));
    }

    [Fact]
    public async Task Update_MembersThatAreOnlyRead_StayAsTheyWere()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var changed = ServedTwin.Json(await twin.PostAsync("/accounts/a1", """{"name": "Ida", "role": "none"}"""));
        Assert.Equal(JsonValue.Parse("""{"id": "a1", "name": "Ida", "role": "admin"}"""), changed);
    }

    [Fact]
    public async Task CustomOperation_AccessAndTypesOfMembers_AreAsDescribed()
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var answer = await twin.PostAsync("/accounts/12/again", """{"name": "Cy", "role": "admin", "password": "p"}""");

        // The status is the written one, not the described 201, and nothing is filled up where the twin says so.
        Assert.Equal(200, answer.Status);
        Assert.Equal(JsonValue.Parse("""{"name": "Cy", "role": null, "owner": 12}"""), ServedTwin.Json(answer));
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("012", "\"012\"")]
    [InlineData("x", "\"x\"")]
    public async Task Create_ValueFromThePath_HasTheTypeOfItsMember(string owner, string stored)
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var made = ServedTwin.Json(await twin.PostAsync($"/owners/{owner}/accounts", """{"id": "o"}"""));
        Assert.Equal(JsonValue.Parse(stored), made["owner"]);
    }

    [Fact]
    public async Task Create_JsonUnderTheTypeThatCurlGives_IsReadAsJson()
    {
        const string Form = "application/x-www-form-urlencoded";
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var made = await twin.PostAsync("/accounts", Form, """{"id": "f", "name": "Flo"}""");
        Assert.Equal(JsonValue.Parse("""{"id": "f", "name": "Flo"}"""), ServedTwin.Json(made));
        Assert.Contains(twin.Findings, f => f.Contains(Form, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "name=Flo")]
    [InlineData("application/x-www-form-urlencoded", "{\"name\"")]
    [InlineData("text/plain", "{\"id\": \"f\"}")]
    public async Task Create_BodyOfATypeThatIsNotDescribed_IsRefused(string type, string body)
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        Assert.Equal(415, (await twin.PostAsync("/accounts", type, body)).Status);
        Assert.Equal(404, (await twin.GetAsync("/accounts/f")).Status);
    }
}
