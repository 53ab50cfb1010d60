using System.Text;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Bodies of more parts than are read: refused, since what is behind the last one would be lost.</summary>
public sealed class BodySizeTests
{
    private const string Description = """
        openapi: 3.0.3
        info: { title: t, version: "1" }
        paths:
          /things:
            post: { operationId: make, responses: { "201": { description: x } } }
        """;
    private const string Configuration =
        "tables: [ { name: things } ]\nextend: [ { mock: api.make, table: things, action: create } ]\n";

    [Theory]
    [InlineData(1000, 201)]
    [InlineData(1001, 413)]
    public async Task Multipart_OfTooManyParts_IsRefused(int parts, int status)
    {
        var body = new StringBuilder();
        for (var i = 0; i < parts; i++)
        {
            body.Append("--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv\r\n");
        }

        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var answer = await twin.PostAsync(
            "/things",
            "multipart/form-data; boundary=b",
            body.Append("--b--\r\n").ToString()
        );
        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData(20_000, 201)]
    [InlineData(20_001, 413)]
    public async Task Form_OfTooManyMembers_IsRefused(int members, int status)
    {
        var twin = await ServedTwin.StartAsync(Description, Configuration);
        var body = string.Join('&', Enumerable.Repeat("n=v", members));
        Assert.Equal(status, (await twin.PostAsync("/things", "application/x-www-form-urlencoded", body)).Status);
    }
}
