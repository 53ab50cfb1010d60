using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Same seed, same clock, same request: same bytes, whatever the machine and whatever else the twin holds.</summary>
public sealed class GeneratedDeterminismTests
{
    private const string Customers = """
        openapi: 3.0.3
        info: { title: Customers, version: "1" }
        paths:
          /customers/{id}:
            get:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                "200":
                  description: x
                  headers: { X-Request-Id: { schema: { type: string, format: uuid } } }
                  content:
                    application/json: { schema: { $ref: "#/components/schemas/Customer" } }
        components:
          schemas:
            Customer:
              type: object
              properties:
                id: { type: string }
                name: { type: string }
                email: { type: string, format: email }
                created: { type: integer }
                updatedAt: { type: string, format: date-time }
                balance: { type: number }
                code: { type: string, pattern: "^[A-Z]{2}-[0-9]{4}$" }
                address: { type: object, properties: { city: { type: string }, country: { type: string } } }
                tags: { type: array, items: { type: string }, minItems: 2, uniqueItems: true }
        """;

    private const string Others = """
        openapi: 3.0.3
        info: { title: Others, version: "1" }
        paths:
          /others: { get: { responses: { "200": { description: x, content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } } } } }
        """;

    // Written once and never computed: a machine, a runtime or a culture that answers otherwise shows here.
    private const string Known = """
        X-Request-Id: de04f5c9-d34d-4219-a0f0-c3b6b409e1a8
        {"id":"c_1","name":"Priya Ito","email":"priya.ito@example.com","created":1706862481,"updatedAt":"2024-02-02T20:25:55Z","balance":84.75,"code":"DT-9783","address":{"city":"London","country":"GB"},"tags":["archive","priority"]}
        """;

    [Fact]
    public async Task Get_FixedSeedAndClock_AnswersTheseBytes() =>
        Assert.Equal(Known, await AnswerAsync(["customers"], "/customers/c_1"));

    [Fact]
    public async Task Get_OrderOfImports_DoesNotMatter()
    {
        Assert.Equal(Known, await AnswerAsync(["customers", "others"], "/customers/c_1"));
        Assert.Equal(Known, await AnswerAsync(["others", "customers"], "/customers/c_1", "/others"));
    }

    [Fact]
    public async Task Get_WhatWasAskedBefore_DoesNotMatter() =>
        Assert.Equal(Known, await AnswerAsync(["customers"], "/customers/c_1", "/customers/c_2", "/customers/c_3"));

    [Fact]
    public async Task Get_MoreRequestsThanAreKept_AnswersEachTheSame()
    {
        var many = Enumerable.Range(0, 200).Select(i => $"/customers/c_{i}").ToArray();
        var first = await AnswerAsync(["customers"], "/customers/c_150");
        Assert.Equal(first, await AnswerAsync(["customers"], "/customers/c_150", 7, many));
    }

    [Fact]
    public async Task Get_OtherSeed_AnswersOtherwise() =>
        Assert.NotEqual(Known, await AnswerAsync(["customers"], "/customers/c_1", 8));

    private static Task<string> AnswerAsync(string[] imports, string path, params string[] before) =>
        AnswerAsync(imports, path, 7, before);

    private static async Task<string> AnswerAsync(string[] imports, string path, int seed, params string[] before)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("mockd-seeded-");
        try
        {
            var config = Path.Combine(folder.FullName, "mockd.yaml");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "customers.yaml"), Customers, cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "others.yaml"), Others, cancellation);
            var listed = string.Concat(imports.Select(i => $"  - {{ path: {i}.yaml, as: {i} }}\n"));
            await File.WriteAllTextAsync(config, $"version: \"1.0\"\nseed: {seed}\nimports:\n{listed}", cancellation);
            var diagnostics = new List<Diagnostic>();
            var options = new TwinOptions
            {
                ConfigPath = config,
                CacheFolder = folder.FullName,
                Time = new StoppedClock(),
            };
            var twin = await TwinRuntime.StartAsync(options, diagnostics, cancellation);
            Assert.True(twin is not null, string.Join('\n', diagnostics));
            Response answer = null!;
            foreach (var asked in before.Append(path))
            {
                answer = await twin.AnswerAsync(new Request { Method = "GET", RawPath = asked }, cancellation);
            }

            return string.Join('\n', answer.Headers.Select(h => $"{h.Key}: {h.Value}"))
                + "\n"
                + Encoding.UTF8.GetString(answer.Body.Span);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
