using Mockd.Contracts.Json;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Rows;

/// <summary>What becomes of members that the description does not know where a body becomes a row.</summary>
public sealed class UndescribedRowTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /users:
            post:
              operationId: make
              requestBody:
                content:
                  application/json: { schema: { $ref: "#/components/schemas/UserInput" } }
                  application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/UserForm" } }
              responses: { "201": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } }
          /users/{id}:
            parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
            get:
              operationId: one
              responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } }
            put:
              operationId: replace
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/UserInput" } } } }
              responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } }
            patch:
              operationId: change
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/UserInput" } } } }
              responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } }
          /open:
            post:
              operationId: open
              responses: { "201": { description: x, content: { application/json: { schema: { type: object } } } } }
        components:
          schemas:
            UserInput:
              type: object
              properties:
                name: { type: string }
                metadata: { type: object, additionalProperties: { type: string } }
                free: { type: object }
                address: { type: object, properties: { city: { type: string } } }
                pets: { type: array, items: { type: object, properties: { name: { type: string } } } }
                method:
                  oneOf:
                    - { type: object, properties: { card: { type: string } } }
                    - { type: object, properties: { iban: { type: string } } }
            UserForm: { type: object, properties: { name: { type: string }, nick: { type: string } } }
            User:
              type: object
              properties:
                id: { type: string }
                name: { type: string }
                nick: { type: string }
                status: { type: string }
                metadata: { type: object, additionalProperties: { type: string } }
                free: { type: object }
                address: { type: object, properties: { city: { type: string }, country: { type: string } } }
                pets: { type: array, items: { type: object, properties: { name: { type: string } } } }
                method: { type: object }
        """;

    private const string Tables = """
        response: { timestamps: { format: none } }
        tables:
          - { name: users, complete: required, defaults: { plan: basic }, validation: { fields: { size: { type: number } } } }
          - { name: open }
        extend:
          - { mock: api.make, table: users, action: create }
          - { mock: api.one, table: users, action: get }
          - { mock: api.replace, table: users, action: update }
          - { mock: api.change, table: users, action: patch }
          - { mock: api.open, table: open, action: create }
        """;

    private const string Sent = """
        {
          "name": "Ann", "shoe": 1, "plan": "gold", "size": 3, "status": "new",
          "metadata": { "any": "x" }, "free": { "a": { "b": 1 } },
          "address": { "city": "Rome", "country": "IT", "planet": "Earth" },
          "pets": [ { "name": "Rex", "wings": 2 } ],
          "method": { "iban": "DE1", "pin": 1 }
        }
        """;

    [Fact]
    public async Task Create_MembersThatNobodyDescribed_AreNotStoredAtAnyDepth()
    {
        var twin = await ServedTwin.StartAsync(Description, Tables);
        var made = ServedTwin.Json(await twin.PostAsync("/users", Sent));
        Assert.Equal(
            JsonValue.Parse(
                """
                {
                  "name": "Ann", "plan": "gold", "size": 3, "status": "new",
                  "metadata": { "any": "x" }, "free": { "a": { "b": 1 } },
                  "address": { "city": "Rome", "country": "IT" },
                  "pets": [ { "name": "Rex" } ],
                  "method": { "iban": "DE1" }
                }
                """
            ),
            made.Without("id")
        );
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Change_MembersThatNobodyDescribed_AreNotStored(string method)
    {
        var twin = await ServedTwin.StartAsync(Description, Tables);
        var id = ServedTwin.Json(await twin.PostAsync("/users", """{"name":"Ann"}"""))["id"]!.ToPlainText();
        var body = """{"name":"Bo","shoe":1,"address":{"planet":"Earth","city":"Oslo"}}""";
        var changed = ServedTwin.Json(await twin.AskAsync(method, $"/users/{id}", body));
        Assert.Equal("Bo", changed["name"]!.AsText);
        Assert.Null(changed["shoe"]);
        Assert.Equal("""{"city":"Oslo"}""", changed["address"]!.ToString());
    }

    [Fact]
    public async Task Create_OfAnyOfSeveralMediaTypes_KeepsWhatOneOfThemDescribes()
    {
        var twin = await ServedTwin.StartAsync(Description, Tables);
        var made = ServedTwin.Json(
            await twin.PostAsync("/users", "application/x-www-form-urlencoded", "name=Ann&nick=A&shoe=1")
        );
        Assert.Equal("A", made["nick"]!.AsText);
        Assert.Null(made["shoe"]);
    }

    [Fact]
    public async Task Create_WithoutDescribedBody_StoresWhatIsSent()
    {
        var twin = await ServedTwin.StartAsync(Description, Tables);
        Assert.Equal(1, ServedTwin.Json(await twin.PostAsync("/open", """{"shoe":1}"""))["shoe"]);
    }

    [Theory]
    [InlineData("undescribed: store")]
    [InlineData("undescribed: { check: parameters, rows: store }")]
    public async Task Store_MembersThatNobodyDescribed_AreStored(string setting)
    {
        var twin = await ServedTwin.StartAsync(Description, $"{setting}\n{Tables}");
        var made = ServedTwin.Json(await twin.PostAsync("/users", Sent));
        Assert.Equal(1, made["shoe"]);
        Assert.Equal("Earth", ((JsonObject)made["address"]!)["planet"]!.AsText);
    }

    [Fact]
    public async Task Refuse_MembersThatNobodyDescribed_AreNamedAndNothingIsStored()
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            $"undescribed: refuse\n{Tables}".Replace(
                "{ name: users,",
                "{ name: users, maxItems: 1,",
                StringComparison.Ordinal
            )
        );
        var refused = await twin.PostAsync("/users", Sent);
        Assert.Equal(400, refused.Status);
        var error = ServedTwin.Text(refused);
        Assert.Contains("Unknown parameter: shoe.", error, StringComparison.Ordinal);
        Assert.Contains("address[planet]", error, StringComparison.Ordinal);
        Assert.Contains("pets[0][wings]", error, StringComparison.Ordinal);
        Assert.Equal(201, (await twin.PostAsync("/users", """{"name":"Ann","plan":"gold","size":2}""")).Status);
    }

    [Fact]
    public async Task Drop_SaidForABinding_IsOverTheTwins()
    {
        var twin = await ServedTwin.StartAsync(
            Description,
            $"undescribed: refuse\n{Tables}".Replace(
                "action: create }\n  - { mock: api.one",
                "action: create, undescribed: drop }\n  - { mock: api.one",
                StringComparison.Ordinal
            )
        );
        Assert.Null(ServedTwin.Json(await twin.PostAsync("/users", Sent))["shoe"]);
    }

    [Fact]
    public async Task CompleteOff_MembersThatNobodyDescribed_AreStoredUnlessSaidOtherwise()
    {
        var off = Tables.Replace("complete: required", "complete: off", StringComparison.Ordinal);
        var kept = await ServedTwin.StartAsync(Description, off);
        Assert.Equal(1, ServedTwin.Json(await kept.PostAsync("/users", Sent))["shoe"]);
        var dropped = await ServedTwin.StartAsync(Description, $"undescribed: drop\n{off}");
        Assert.Null(ServedTwin.Json(await dropped.PostAsync("/users", Sent))["shoe"]);
    }
}
