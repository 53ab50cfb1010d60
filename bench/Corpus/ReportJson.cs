using System.Text.Json;

namespace Corpus;

/// <summary>Writes docs/conformance.json: one line per document, in order.</summary>
internal static class ReportJson
{
    private const int LongestFault = 160;

    public static string Write(IReadOnlyList<DocumentResult> results)
    {
        var lines = results.Select(r => "  " + JsonSerializer.Serialize(Compact(r), JsonSerializerOptions.Web));
        return "[\n" + string.Join(",\n", lines) + "\n]\n";
    }

    // Times and memory differ from run to run; those that matter stand in the other report.
    private static Dictionary<string, object> Compact(DocumentResult result)
    {
        var compact = new Dictionary<string, object> { ["name"] = result.Name, ["operations"] = result.Operations };
        if (result.Refused is { } refused)
        {
            compact["refused"] = refused;
        }

        if (result.Valid != result.Operations)
        {
            compact["valid"] = result.Valid;
        }

        if (result.Faults.Count > 0)
        {
            compact["faults"] = result
                .Faults.GroupBy(f => f.Group)
                .ToDictionary(g => g.Key, g => g.Select(f => $"{f.Operation}: {Shortened(f.Fault)}").ToArray());
        }

        return compact;
    }

    private static string Shortened(string text) => text.Length <= LongestFault ? text : text[..LongestFault];
}
