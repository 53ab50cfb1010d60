using System.IO.Compression;
using System.Text;
using Mockd.Engine.Exchanges;
using Mockd.Server.Pipeline;
using Xunit;

namespace Server.Tests.Pipeline;

public sealed class BodyTests
{
    private const string Config = """
        version: "1.0"
        tables: [{ name: things, idStrategy: sequence, seedData: [] }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /things }, statefulBinding: { table: things, action: create } } }
        """;

    private const string Text = """{"name":"One"}""";

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("deflate, raw")]
    [InlineData("br")]
    [InlineData("gzip, br")]
    [InlineData("identity")]
    public async Task Encoded_InAKnownWay_IsRead(string coding)
    {
        var (status, body) = await CreateAsync(
            Wrap(Text, coding),
            coding.Replace(", raw", "", StringComparison.Ordinal)
        );
        Assert.Equal(201, status);
        Assert.Contains("\"name\":\"One\"", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Encoded_NotAsItSays_Is400(string coding) =>
        Assert.Equal(400, (await CreateAsync(Encoding.UTF8.GetBytes(Text), coding)).Status);

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Encoded_BrokenOff_Is400(string coding)
    {
        var whole = Wrap(new string(' ', 10_000) + Text, coding);
        Assert.Equal(400, (await CreateAsync(whole[..(whole.Length / 2)], coding)).Status);
    }

    [Theory]
    [InlineData("snappy")]
    [InlineData("gzip, zstd")]
    [InlineData("gzip, gzip, gzip, gzip")]
    public async Task Encoded_InAnUnknownWay_Is415WithTheKnownOnes(string coding)
    {
        var source = new HeldBody(Encoding.UTF8.GetBytes(Text));
        var response = await AnswerAsync("/things", source, coding);
        Assert.Equal(415, response.Status);
        Assert.Contains(KeyValuePair.Create("Accept-Encoding", "gzip, deflate, br"), response.Headers);
        Assert.False(source.WasRead);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Encoded_MuchLongerThanItLooks_Is413(string coding) =>
        Assert.Equal(413, (await CreateAsync(Wrap(new string(' ', BodyStage.Limit) + Text, coding), coding)).Status);

    [Fact]
    public async Task Large_ForNoOperation_StaysWithItsSender()
    {
        var source = new HeldBody(new byte[100_000]);
        Assert.Equal(404, (await AnswerAsync("/nowhere", source)).Status);
        Assert.False(source.WasRead);
    }

    [Fact]
    public async Task Small_ForNoOperation_IsReadForTheJournal()
    {
        var source = new HeldBody(new byte[100]);
        Assert.Equal(404, (await AnswerAsync("/nowhere", source)).Status);
        Assert.True(source.WasRead);
    }

    [Fact]
    public async Task TooLarge_ForAnOperation_Is413Unread()
    {
        var source = new HeldBody([], BodyStage.Limit + 1);
        Assert.Equal(413, (await AnswerAsync("/things", source)).Status);
        Assert.False(source.WasRead);
    }

    private static async Task<(int Status, string Body)> CreateAsync(byte[] body, string coding)
    {
        var response = await AnswerAsync("/things", new HeldBody(body), coding);
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span));
    }

    private static async Task<Response> AnswerAsync(string path, BodySource source, string? coding = null)
    {
        using var folder = await TwinFolder.StartAsync(Config);
        return await folder.AnswerAsync(
            new Request
            {
                Method = "POST",
                RawPath = path,
                ContentType = "application/json",
                Pending = source,
                Headers = coding is null
                    ? RequestHeaders.None
                    : new RequestHeaders(KeyValuePair.Create("Content-Encoding", coding)),
            }
        );
    }

    private static byte[] Wrap(string text, string coding)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var isRaw = coding.EndsWith(", raw", StringComparison.Ordinal);
        foreach (var name in isRaw ? ["raw"] : coding.Split(", "))
        {
            if (name == "identity")
            {
                continue;
            }

            using var wrapped = new MemoryStream();
            using (
                Stream stream = name.ToUpperInvariant() switch
                {
                    "GZIP" or "X-GZIP" => new GZipStream(wrapped, CompressionLevel.Fastest, leaveOpen: true),
                    "DEFLATE" => new ZLibStream(wrapped, CompressionLevel.Fastest, leaveOpen: true),
                    "RAW" => new DeflateStream(wrapped, CompressionLevel.Fastest, leaveOpen: true),
                    _ => new BrotliStream(wrapped, CompressionLevel.Fastest, leaveOpen: true),
                }
            )
            {
                stream.Write(bytes);
            }

            bytes = wrapped.ToArray();
        }

        return bytes;
    }
}
