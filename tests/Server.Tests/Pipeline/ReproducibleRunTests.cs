using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>With a seed and a clock, the same requests get the same bytes, run after run and sandbox by sandbox.</summary>
public sealed class ReproducibleRunTests
{
    private const int Requests = 500;
    private const int Runs = 100;

    private const string Twin = """
        version: "1.0"
        seed: 42
        clock: frozen 2026-01-31T12:00:00Z
        imports: [{ path: shop.yaml, as: shop }]
        sandboxes: { by: [{ header: X-Sandbox }] }
        idempotency: { header: Idempotency-Key }
        tables:
          - name: orders
            idStrategy: prefix
            idPrefix: ord_
            response:
              timestamps: { format: unix, fields: { createdAt: created } }
              list: { dataField: data, hideMeta: true }
          - { name: notes, idStrategy: uuid }
        customOperations:
          - name: Settle
            steps:
              - { type: read, resource: orders, id: input.id, as: order }
              - { type: update, resource: orders, id: input.id, set: { settled: now, code: randomHex(8) } }
              - { type: create, resource: notes, set: { of: input.id, at: now } }
            response: { id: input.id, at: now }
        extend:
          - { mock: shop.makeOrder, table: orders, action: create }
          - { mock: shop.listOrders, table: orders, action: list }
          - { mock: shop.getOrder, table: orders, action: get }
          - { mock: shop.changeOrder, table: orders, action: patch }
          - { mock: shop.dropOrder, table: orders, action: delete }
          - { mock: shop.settle, table: orders, action: custom, operation: Settle }
        """;

    private const string Description = """
        openapi: 3.1.0
        info: { title: Shop, version: "1" }
        paths:
          /orders:
            get: { operationId: listOrders, responses: { "200": { description: x, content: { application/json: { schema: { type: object } } } } } }
            post: { operationId: makeOrder, responses: { "201": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/order" } } } } } }
          /orders/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            get: { operationId: getOrder, responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/order" } } } } } }
            patch: { operationId: changeOrder, responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/order" } } } } } }
            delete: { operationId: dropOrder, responses: { "204": { description: x } } }
          /orders/{id}/settle:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            post: { operationId: settle, responses: { "200": { description: x, content: { application/json: { schema: { type: object } } } } } }
          /people/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            get: { operationId: getPerson, responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/person" } } } } } }
        components:
          schemas:
            order: { type: object, required: [reference, total], properties: { reference: { type: string, pattern: "^[A-Z]{3}-[0-9]{4}$" }, total: { type: integer }, paid_at: { type: string, format: date-time } } }
            person: { type: object, required: [name, email, born], properties: { name: { type: string }, email: { type: string, format: email }, born: { type: string, format: date }, seen: { type: integer, format: unix-time } } }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_OfTheSameRequests_GiveTheSameBytes()
    {
        var hashes = new HashSet<string>();
        for (var run = 0; run < Runs; run++)
        {
            using var folder = await TwinFolder.StartAsync(Twin, ("shop.yaml", Description));
            hashes.Add(await RunAsync(folder, "default"));
        }

        Assert.Single(hashes);
    }

    [Fact]
    public async Task Sandboxes_ThatRunAtTheSameTime_GiveTheSameBytes()
    {
        using var folder = await TwinFolder.StartAsync(Twin, ("shop.yaml", Description));

        var hashes = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => Task.Run(() => RunAsync(folder, $"job-{i}")))
        );

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task Seed_OfAnotherTwin_GivesOtherBytes()
    {
        using var one = await TwinFolder.StartAsync(Twin, ("shop.yaml", Description));
        using var other = await TwinFolder.StartAsync(
            Twin.Replace("seed: 42", "seed: 43", StringComparison.Ordinal),
            ("shop.yaml", Description)
        );

        Assert.NotEqual(await RunAsync(one, "default"), await RunAsync(other, "default"));
    }

    /// <summary>Sends a mix of requests that depends on their answers, and hashes all answers with their headers.</summary>
    private static async Task<string> RunAsync(TwinFolder folder, string sandbox)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (dice, known, made) = (new Random(9), new List<string>(), 0);
        for (var i = 0; i < Requests; i++)
        {
            if (i % 100 == 99)
            {
                await folder.Twin.State.ChangeClockAsync(sandbox, new ClockOrder(Advance: "30d"), Cancellation);
            }

            var id = known.Count == 0 ? "none" : known[dice.Next(known.Count)];
            var (method, path, body) = dice.Next(8) switch
            {
                0 or 1 or 2 => ("POST", "/orders", $$"""{"item":{{i}}}"""),
                3 => ("GET", $"/orders?limit=5&starting_after={id}", null),
                4 => ("GET", $"/orders/{id}", null),
                5 => ("PATCH", $"/orders/{id}", """{"paid":true}"""),
                6 => dice.Next(3) == 0 ? ("DELETE", $"/orders/{id}", null) : ("POST", $"/orders/{id}/settle", "{}"),
                _ => ("GET", $"/people/p{dice.Next(50)}", (string?)null),
            };
            var answer = await folder.AnswerAsync(RequestOf(method, path, body, sandbox, $"key-{i - (i % 7)}"));
            Assert.True(answer.Status < 500, Encoding.UTF8.GetString(answer.Body.Span));
            if (answer.Status == 201)
            {
                known.Add(((JsonObject)JsonValue.Parse(answer.Body.Span))["id"]!.AsText!);
                made++;
            }

            hash.AppendData(Encoding.UTF8.GetBytes(Line(answer)));
            hash.AppendData(answer.Body.Span);
        }

        Assert.True(made > 50, "hardly an order was made");
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Line(Response answer) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.Status} {answer.ContentType} {string.Join(',', answer.Headers)}\n"
        );

    private static Request RequestOf(string method, string path, string? body, string sandbox, string key)
    {
        var mark = path.IndexOf('?', StringComparison.Ordinal);
        return new Request
        {
            Method = method,
            RawPath = mark < 0 ? path : path[..mark],
            RawQuery = mark < 0 ? "" : path[(mark + 1)..],
            Headers = new RequestHeaders(new("X-Sandbox", sandbox), new("Idempotency-Key", key)),
            ContentType = body is null ? null : "application/json",
            Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        };
    }
}
