using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Mockd.Engine;
using Mockd.Engine.Exchanges;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Bench.Fuzz.Twins;

/// <summary>Makes requests to the operations of a twin from their descriptions: right ones, nearly right ones, and wrong ones.</summary>
internal sealed class RequestMaker(IReadOnlyList<(TwinOperation Served, Operation? Described)> operations, KnownIds ids)
{
    private static readonly string[] Headers =
    [
        "Idempotency-Key",
        "Prefer",
        "Accept",
        "If-Match",
        "Stripe-Version",
        "Authorization",
        "X-HTTP-Method-Override",
        "Content-Encoding",
    ];

    public (TwinOperation Operation, Request Request) Make(Random random)
    {
        var (served, described) = operations[random.Next(operations.Count)];
        var path = string.Join('/', served.Path.Split('/').Select(s => Filled(s, described, random)));
        var (contentType, body) = Body(served, described, random);
        return (
            served,
            new Request
            {
                Method = served.Method,
                RawPath = path,
                RawQuery = Query(described, random),
                ContentType = contentType,
                Body = body,
                Headers = new RequestHeaders(MadeHeaders(random)),
            }
        );
    }

    private string Filled(string segment, Operation? described, Random random)
    {
        var open = segment.IndexOf('{', StringComparison.Ordinal);
        var close = segment.IndexOf('}', StringComparison.Ordinal);
        if (open < 0 || close < open)
        {
            return segment;
        }

        var schema = described?.Parameters.FirstOrDefault(p => p.Name == segment[(open + 1)..close])?.Schema;
        return segment[..open] + Encoded(Value(schema, random)) + segment[(close + 1)..];
    }

    private string Value(Schema? schema, Random random) =>
        random.Next(10) switch
        {
            < 5 when ids.Any(random) is { } known => known,
            < 8 when schema is not null => Made(schema, random)?.ToString() ?? "",
            _ => HostileValue.Text(random),
        };

    private string Query(Operation? described, Random random)
    {
        var text = new StringBuilder();
        foreach (var parameter in described?.Parameters.Where(p => p.In == ParameterLocation.Query) ?? [])
        {
            if (random.Next(4) == 0)
            {
                var name = random.Next(6) == 0 ? $"{parameter.Name}[{random.Next(3)}]" : parameter.Name;
                text.Append('&').Append(Encoded(name)).Append('=').Append(Encoded(Value(parameter.Schema, random)));
            }
        }

        if (random.Next(10) == 0)
        {
            text.Append('&').Append(Encoded(HostileValue.Text(random))).Append('=').Append(HostileValue.Text(random));
        }

        return text.ToString().TrimStart('&');
    }

    private (string? ContentType, byte[] Body) Body(TwinOperation served, Operation? described, Random random)
    {
        if (described?.RequestBody is not { Content.Count: > 0 } body)
        {
            return served.Method is "GET" or "DELETE" && random.Next(20) > 0
                ? (null, [])
                : BodyText.Write("application/json", HostileValue.Json(random), random);
        }

        var media = body.Content[random.Next(body.Content.Count)];
        var type =
            random.Next(30) == 0 ? HostileValue.Text(random) : media.Name.Replace("*", "x", StringComparison.Ordinal);
        var made = media.Schema is { } schema ? Made(schema, random) : null;
        return BodyText.Write(type, BodyMutation.Apply(made, ids, random), random);
    }

    private static JsonNode? Made(Schema schema, Random random) =>
        JsonNode.Parse(ValueGenerator.Generate(schema, (ulong)random.NextInt64(), DateTimeOffset.UnixEpoch).ToString());

    private static IEnumerable<KeyValuePair<string, string>> MadeHeaders(Random random)
    {
        foreach (var name in Headers)
        {
            if (random.Next(20) == 0)
            {
                var value =
                    name == "Idempotency-Key" && random.Next(2) == 0
                        ? random.Next(50).ToString(CultureInfo.InvariantCulture)
                        : HostileValue.Text(random);
                yield return new(name, value);
            }
        }
    }

    private static string Encoded(string text)
    {
        try
        {
            return Uri.EscapeDataString(text);
        }
        catch (UriFormatException)
        {
            return "%ED%A0%80";
        }
    }
}
