using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

public sealed class GeneratedListTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: Lists, version: "1" }
        paths:
          /birds:
            get:
              parameters: [{ name: page, in: query, schema: { type: integer } }]
              responses:
                "200":
                  description: A page
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [data, has_more, page, total]
                        properties:
                          data: { type: array, minItems: 2, maxItems: 2, items: { type: object } }
                          has_more: { type: boolean, example: true }
                          next_page_uri: { type: string, nullable: true, example: /birds?page=2 }
                          next_url: { type: string }
                          page: { type: integer, example: 84 }
                          total: { type: integer, example: 99 }
                          url: { type: string, example: /cats }
          /nests:
            get:
              responses:
                "200":
                  description: A list that counts its rows and promises nothing
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [nests, total_records]
                        properties:
                          nests: { type: array, minItems: 3, maxItems: 3, items: { type: object } }
                          total_records: { type: integer, example: 94 }
          /feeder:
            get:
              responses:
                "200":
                  description: No list, though it has an array
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [url, seeds]
                        properties:
                          url: { type: string, example: /cats }
                          seeds: { type: array, items: { type: string } }
        """;

    [Fact]
    public async Task List_ThatNothingIsBoundTo_IsItsOnlyPage()
    {
        var twin = await ServedTwin.StartAsync(Description);
        var list = ServedTwin.Json(await twin.GetAsync("/birds"));
        Assert.Equal("false", list["has_more"]?.ToString());
        Assert.True(list["next_page_uri"] is null or JsonNull);
        Assert.Null(list["next_url"]);
        Assert.Equal("1", list["page"]?.ToString());
        Assert.Equal("2", list["total"]?.ToString());
        Assert.Equal("\"/birds\"", list["url"]?.ToString());
    }

    [Fact]
    public async Task List_ThatCountsItsRows_CountsTheOnesItHas()
    {
        var twin = await ServedTwin.StartAsync(Description);
        var list = ServedTwin.Json(await twin.GetAsync("/nests"));
        Assert.Equal("3", list["total_records"]?.ToString());
    }

    [Fact]
    public async Task Object_WithAnArrayAndAnAddress_StaysAsGenerated()
    {
        var twin = await ServedTwin.StartAsync(Description);
        Assert.Equal("\"/cats\"", ServedTwin.Json(await twin.GetAsync("/feeder"))["url"]?.ToString());
    }
}
