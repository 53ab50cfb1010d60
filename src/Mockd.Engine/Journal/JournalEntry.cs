using Mockd.Contracts.Json;

namespace Mockd.Engine.Journal;

/// <summary>One exchange: what was asked, what was answered and by what.</summary>
public sealed record JournalEntry
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TimeSpan Duration { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Query { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Empty when the body was longer than the journal keeps.</summary>
    public ReadOnlyMemory<byte> RequestBody { get; init; }

    public required int Status { get; init; }

    /// <summary>Empty when the body was longer than the journal keeps.</summary>
    public ReadOnlyMemory<byte> ResponseBody { get; init; }

    /// <summary>Name of the operation or stub that answered; null when none matched.</summary>
    public string? Operation { get; init; }

    /// <summary>Whose rows it saw; null when it was refused before.</summary>
    public string? Sandbox { get; init; }

    /// <summary>What went wrong inside, for answers of status 500.</summary>
    public string? Fault { get; init; }

    /// <summary>Differences from the description, found when somebody looks, so that requests do not pay for it.</summary>
    public required Func<IReadOnlyList<string>> Findings { get; init; }

    public JsonObject ToJson()
    {
        var builder = new JsonObjectBuilder()
            .Set("id", Id)
            .Set(
                "at",
                At.UtcDateTime.ToString(
                    "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
            .Set("milliseconds", Math.Round(Duration.TotalMilliseconds, 3))
            .Set("method", Method)
            .Set("path", Path)
            .Set("query", Query)
            .Set("operation", Operation)
            .Set("sandbox", Sandbox)
            .Set("status", Status)
            .Set("requestBody", System.Text.Encoding.UTF8.GetString(RequestBody.Span))
            .Set("responseBody", System.Text.Encoding.UTF8.GetString(ResponseBody.Span))
            .Set("findings", JsonArray.Of(Findings().Select(f => (JsonValue)f)));
        return Fault is null ? builder.Build() : builder.Set("fault", Fault).Build();
    }
}
