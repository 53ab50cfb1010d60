using Mockd.Contracts.Json;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Rows;

/// <summary>Described members that mean creation and change carry the row's times.</summary>
public sealed class RowTimeTests
{
    private const string Configuration = """
        clock: frozen 2026-01-31T12:00:00Z
        tables:
          - { name: things, seedData: [ { id: old, name: x } ] }
        extend:
          - { mock: api.make, table: things, action: create }
          - { mock: api.one, table: things, action: get }
          - { mock: api.change, table: things, action: patch }
          - { mock: api.list, table: things, action: list }
        """;

    [Theory]
    [InlineData("created", "type: integer", "1769860800")]
    [InlineData("created_at", "type: string, format: date-time", "\"2026-01-31T12:00:00Z\"")]
    [InlineData("createdAt", "type: string, format: date-time, readOnly: true", "\"2026-01-31T12:00:00Z\"")]
    [InlineData("CreatedAt", "type: string", "\"2026-01-31T12:00:00Z\"")]
    [InlineData(
        "date_created",
        "type: string, example: 'Tue, 18 Aug 2015 17:07:30 +0000'",
        "\"Sat, 31 Jan 2026 12:00:00 +0000\""
    )]
    [InlineData(
        "dateCreated",
        "type: string, example: 'Tue, 18 Aug 2015 17:07:30 GMT'",
        "\"Sat, 31 Jan 2026 12:00:00 GMT\""
    )]
    [InlineData("creationDate", "type: string, format: date", "\"2026-01-31\"")]
    [InlineData("created_on", "type: string", "\"2026-01-31\"")]
    [InlineData("createdTime", "type: integer, format: int64, example: 1609459200000", "1769860800000")]
    [InlineData("creation_timestamp", "type: integer, minimum: 1000000000000", "1769860800000")]
    [InlineData("created_ts", "type: integer, description: in milliseconds", "1769860800000")]
    [InlineData("inserted_at", "type: string, example: '2021-05-06 07:08:09'", "\"2026-01-31 12:00:00\"")]
    [InlineData(
        "createTime",
        "type: string, format: date-time, example: '2021-05-06T07:08:09.123+02:00'",
        "\"2026-01-31T12:00:00.000+00:00\""
    )]
    [InlineData(
        "created",
        "anyOf: [ { type: string, format: date-time }, { type: number } ]",
        "\"2026-01-31T12:00:00Z\""
    )]
    [InlineData("created_at", "type: string, format: date-time, nullable: true", "\"2026-01-31T12:00:00Z\"")]
    public async Task Create_DescribedCreationTime_IsTheRows(string name, string schema, string expected)
    {
        var twin = await StartAsync($"{name}: {{ {schema} }}");
        var made = ServedTwin.Json(await twin.PostAsync("/things", """{"name":"x"}"""));
        Assert.Equal(expected, made[name]!.ToString());
    }

    [Theory]
    [InlineData("created", "type: boolean")]
    [InlineData("created", "type: string, enum: [yes, no]")]
    [InlineData("created_by", "type: string, format: date-time")]
    [InlineData("created", "type: object, properties: { by: { type: string } }")]
    public async Task Create_MemberOfAnotherMeaning_IsNotTheRowsTime(string name, string schema)
    {
        var twin = await StartAsync($"{name}: {{ {schema} }}");
        var made = ServedTwin.Json(await twin.PostAsync("/things", """{"name":"x"}"""));
        Assert.DoesNotContain("2026-01-31T12:00:00", made[name]?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("updated", "type: integer", "1769860800", "1769864400")]
    [InlineData(
        "updated_at",
        "type: string, format: date-time",
        "\"2026-01-31T12:00:00Z\"",
        "\"2026-01-31T13:00:00Z\""
    )]
    [InlineData("modified", "type: string", "\"2026-01-31T12:00:00Z\"", "\"2026-01-31T13:00:00Z\"")]
    [InlineData("last_modified", "type: string", "\"2026-01-31T12:00:00Z\"", "\"2026-01-31T13:00:00Z\"")]
    [InlineData("date_updated", "type: integer", "1769860800", "1769864400")]
    [InlineData("lastModified", "type: integer", "1769860800", "1769864400")]
    [InlineData("updatedOn", "type: integer", "1769860800", "1769864400")]
    public async Task Patch_DescribedChangeTime_Moves(string name, string schema, string before, string after)
    {
        var time = new StoppedTime();
        var twin = await StartAsync(
            $"{name}: {{ {schema} }}",
            Configuration.Replace("frozen 2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z+", StringComparison.Ordinal),
            time
        );
        Assert.Equal(before, ServedTwin.Json(await twin.GetAsync("/things/old"))[name]!.ToString());
        time.Advance(TimeSpan.FromHours(1));

        // Sent back as it was answered, as callers do that read, change and write.
        var body = $$"""{"name":"y","{{name}}":{{before}}}""";
        Assert.Equal(after, ServedTwin.Json(await twin.AskAsync("PATCH", "/things/old", body))[name]!.ToString());
        Assert.Equal(after, ServedTwin.Json(await twin.GetAsync("/things/old"))[name]!.ToString());
    }

    [Fact]
    public async Task Create_TimesThatNobodyDescribed_AreNotAdded()
    {
        var twin = await StartAsync("created: { type: integer }");
        var made = ServedTwin.Json(await twin.PostAsync("/things", """{"name":"x"}"""));
        Assert.Equal(["created", "id", "name"], made.Names.Order());
    }

    [Fact]
    public async Task Create_TimeThatTheCallerSets_Stands()
    {
        var twin = await StartAsync("createdAt: { type: string, format: date-time }");
        var made = ServedTwin.Json(
            await twin.PostAsync("/things", """{"name":"x","createdAt":"2020-01-01T00:00:00Z"}""")
        );
        Assert.Equal("2020-01-01T00:00:00Z", made["createdAt"]!.AsText);
    }

    [Fact]
    public async Task Patch_SeededChangeTime_StandsUntilTheRowChanges()
    {
        var twin = await StartAsync(
            "updated_at: { type: string, format: date-time }",
            Configuration.Replace(
                "name: x }",
                "name: x, updated_at: '2020-01-01T00:00:00Z' }",
                StringComparison.Ordinal
            )
        );
        var before = ServedTwin.Json(await twin.GetAsync("/things/old"));
        Assert.Equal("2020-01-01T00:00:00Z", before["updated_at"]!.AsText);
        var after = ServedTwin.Json(await twin.AskAsync("PATCH", "/things/old", """{"name":"y"}"""));
        Assert.Equal("2026-01-31T12:00:00Z", after["updated_at"]!.AsText);
    }

    [Fact]
    public async Task Create_TimeOfOneVariant_IsOnlyInThatVariant()
    {
        var twin = await StartAsync(
            "kind: { type: string }",
            Configuration,
            null,
            """
            oneOf:
              - { type: object, required: [kind], properties: { kind: { type: string, enum: [a] }, created_at: { type: string, format: date-time } } }
              - { type: object, required: [kind], properties: { kind: { type: string, enum: [b] } } }
            """
        );
        var dated = ServedTwin.Json(await twin.PostAsync("/things", """{"kind":"a"}"""));
        Assert.Equal("2026-01-31T12:00:00Z", dated["created_at"]!.AsText);
        Assert.Null(ServedTwin.Json(await twin.PostAsync("/things", """{"kind":"b"}"""))["created_at"]);
    }

    [Fact]
    public async Task List_FilteredByADescribedTime_FindsTheRow()
    {
        var twin = await StartAsync("date_created: { type: string, format: date }");
        Assert.Single(
            (JsonArray)
                ServedTwin.Json(
                    await twin.SendAsync("/things", "date_created=2026-01-31", KeyValuePair.Create("X", "y"))
                )["data"]!
        );
        Assert.Empty(
            (JsonArray)
                ServedTwin.Json(
                    await twin.SendAsync("/things", "date_created=2025-01-31", KeyValuePair.Create("X", "y"))
                )["data"]!
        );
    }

    private static Task<ServedTwin> StartAsync(
        string member,
        string configuration = Configuration,
        TimeProvider? time = null,
        string variants = ""
    ) =>
        ServedTwin.StartAsync(
            $$"""
            openapi: 3.0.3
            info: { title: t, version: "1" }
            paths:
              /things:
                get:
                  operationId: list
                  parameters: [ { name: date_created, in: query, schema: { type: string } } ]
                  responses: { "200": { description: x, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { $ref: "#/components/schemas/Thing" } } } } } } } }
                post:
                  operationId: make
                  requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
                  responses: { "201": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
              /things/{id}:
                parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
                get:
                  operationId: one
                  responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
                patch:
                  operationId: change
                  requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
                  responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    id: { type: string }
                    name: { type: string }
                    {{member}}
                  {{variants.ReplaceLineEndings("\n      ")}}
            """,
            configuration,
            time
        );
}
