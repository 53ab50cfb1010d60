using System.Text.RegularExpressions;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reading;

/// <summary>
/// Writes what files of the existing tool say in other places or words the way the records know it. What stands for
/// something that is not there is left out with one warning each.
/// </summary>
internal sealed partial class OlderFixture(SourceMap map, ICollection<Diagnostic> diagnostics)
{
    private static readonly string[] OfHttp =
    [
        "matcher",
        "response",
        "priority",
        "statefulBinding",
        "statefulOperation",
        "sse",
        "chunked",
        "validation",
    ];
    private static readonly string[] OfGlobal = ["latency", "errorRate", "bandwidth"];
    private static readonly string[] OtherFaults = ["circuit_breaker", "progressive_degradation", "chunked_dribble"];

    public JsonValue Rewrite(JsonValue root)
    {
        if (root is not JsonObject file)
        {
            return root;
        }

        // A hint for editors, of no meaning here.
        file = file.Without("$schema");
        if (file["mocks"] is JsonArray mocks)
        {
            file = file.With("mocks", JsonArray.Of(mocks.Select(Stub)));
        }

        return file["serverConfig"] is JsonObject server && server["chaos"] is JsonObject chaos
            ? file.With("serverConfig", server.With("chaos", Chaos(chaos, "/serverConfig/chaos")))
            : file;
    }

    private static JsonValue Stub(JsonValue value)
    {
        if (value is not JsonObject stub)
        {
            return value;
        }

        if (stub["http"] is null && stub["matcher"] is not null)
        {
            var http = JsonObject.Of(stub.Where(m => OfHttp.Contains(m.Key)));
            stub = JsonObject.Of(stub.Where(m => !OfHttp.Contains(m.Key))).With("http", http);
        }

        return stub["http"] is JsonObject inner && inner["response"] is { } response
            ? stub.With("http", inner.With("response", Templates(response)))
            : stub;
    }

    /// <summary>Functions whose arguments follow them without parentheses.</summary>
    private static JsonValue Templates(JsonValue value) =>
        value switch
        {
            JsonText text when text.Value.Contains("{{", StringComparison.Ordinal) => new JsonText(
                Rewritten(text.Value)
            ),
            JsonArray list => JsonArray.Of(list.Select(Templates)),
            JsonObject members => JsonObject.Of(members.Select(m => KeyValuePair.Create(m.Key, Templates(m.Value)))),
            _ => value,
        };

    private static string Rewritten(string text)
    {
        text = JsonPathCall().Replace(text, m => $"{{{{{m.Groups["of"].Value}{m.Groups["path"].Value}}}}}");
        text = DefaultCall().Replace(text, "{{${of} ?? ${value}}}");
        text = TextCall().Replace(text, "{{${name}(${of})}}");
        text = RandomCall().Replace(text, m => m.Groups["name"].Value == "int" ? "{{randomInt(" : "{{randomText(");
        return Uuid().Replace(text, "{{uuid()}}");
    }

    private JsonObject Chaos(JsonObject chaos, string pointer)
    {
        var global = chaos["global"] as JsonObject ?? JsonObject.Empty;
        foreach (var name in OfGlobal.Where(n => chaos[n] is not null))
        {
            global = global.With(name, Global(name, chaos[name]!));
            chaos = chaos.Without(name);
        }

        chaos = global.Count == 0 ? chaos : chaos.With("global", global);
        return chaos["rules"] is JsonArray rules
            ? chaos.With("rules", JsonArray.Of(rules.Select((rule, i) => Rule(rule, $"{pointer}/rules/{i}"))))
            : chaos;
    }

    /// <summary>`latency: 100ms-500ms` and `errorRate: 0.1` besides the full form.</summary>
    private static JsonValue Global(string name, JsonValue value) =>
        (name, value) switch
        {
            ("latency", JsonText text) => Latency(text.Value.Split('-', StringSplitOptions.TrimEntries)),
            ("errorRate", JsonNumber share) => JsonObject.Of(("probability", share)),
            _ => value,
        };

    private static JsonObject Latency(string[] bounds) =>
        JsonObject.Of(("min", (JsonValue)bounds[0]), ("max", (JsonValue)bounds[^1]));

    private JsonValue Rule(JsonValue value, string pointer)
    {
        if (value is not JsonObject rule || rule["faults"] is not JsonArray faults)
        {
            return value;
        }

        var kept = new List<JsonValue>();
        for (var i = 0; i < faults.Count; i++)
        {
            if ((faults[i] as JsonObject)?["type"] is JsonText { Value: var type } && OtherFaults.Contains(type))
            {
                diagnostics.Add(
                    Diagnostic.Warning(
                        DiagnosticCodes.UnsupportedFeature,
                        map.At($"{pointer}/faults/{i}"),
                        $"the fault '{type}' is not supported yet and ignored"
                    )
                );
            }
            else
            {
                kept.Add(faults[i]);
            }
        }

        return rule.With("faults", JsonArray.Of(kept));
    }

    [GeneratedRegex(
        """\{\{\s*jsonPath\s+(?<of>[\w.]+)\s+(['"])\$(?<path>[^'"{}]*)\1\s*\}\}""",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex JsonPathCall();

    [GeneratedRegex(
        """\{\{\s*default\s+(?<of>[\w.]+)\s+(?<value>"[^"{}]*"|'[^'{}]*')\s*\}\}""",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex DefaultCall();

    [GeneratedRegex("""\{\{\s*(?<name>upper|lower)\s+(?<of>[\w.]+)\s*\}\}""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TextCall();

    [GeneratedRegex("""\{\{\s*random\.(?<name>int|string)\(""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RandomCall();

    [GeneratedRegex("""\{\{\s*uuid\s*\}\}""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Uuid();
}
