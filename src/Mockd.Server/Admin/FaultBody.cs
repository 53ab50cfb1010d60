using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;

namespace Mockd.Server.Admin;

/// <summary>Reads faults as sent to the admin plane; what is left out has the default of the configuration file.</summary>
internal static class FaultBody
{
    /// <exception cref="JsonException">It is not JSON, or not about faults.</exception>
    public static FaultConfig Read(ReadOnlySpan<byte> utf8)
    {
        var written = FillConfig(JsonValue.Parse(utf8));
        return JsonSerializer.Deserialize(written.ToUtf8(), AdminJson.Default.FaultConfig)
            ?? throw new JsonException("An object is expected here.");
    }

    // The generated reader gives an absent member the default of its type, not that of the record, so absent members
    // are added from a record that has them all.
    private static JsonValue FillConfig(JsonValue written) =>
        Inside(
            Inside(Under(written, new FaultConfig(), AdminJson.Default.FaultConfig), "global", FillGlobal),
            "rules",
            FillRule
        );

    private static JsonValue FillGlobal(JsonValue written)
    {
        var filled = Inside(written, "latency", v => Under(v, new(), AdminJson.Default.FaultLatencyConfig));
        filled = Inside(filled, "errorRate", v => Under(v, new(), AdminJson.Default.FaultErrorConfig));
        return Inside(
            filled,
            "bandwidth",
            v => Under(v, new() { BytesPerSecond = 1 }, AdminJson.Default.FaultBandwidthConfig, "bytesPerSecond")
        );
    }

    private static JsonValue FillRule(JsonValue written)
    {
        var rule = new FaultRuleConfig { PathPattern = "" };
        var filled = Under(written, rule, AdminJson.Default.FaultRuleConfig, "pathPattern");
        return Inside(filled, "faults", FillKind);
    }

    private static JsonValue FillKind(JsonValue written) =>
        Under(written, new FaultKindConfig { Type = "" }, AdminJson.Default.FaultKindConfig, "type");

    private static JsonValue Under<T>(JsonValue written, T defaults, JsonTypeInfo<T> type, string? required = null)
    {
        if (written is not JsonObject members)
        {
            return written;
        }

        var all = (JsonObject)JsonValue.Parse(JsonSerializer.SerializeToUtf8Bytes(defaults, type));
        return JsonObject.Of(all.Where(d => d.Key != required).Concat(members));
    }

    private static JsonValue Inside(JsonValue written, string name, Func<JsonValue, JsonValue> fill) =>
        written is not JsonObject members ? written
        : members[name] is not { } value ? written
        : members.With(name, value is JsonArray array ? JsonArray.Of(array.Select(fill)) : fill(value));
}
