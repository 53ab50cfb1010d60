using System.Globalization;
using System.Text;
using Mockd.Engine.Inference;
using Mockd.Engine.Tests.OpenApi;

namespace Mockd.Engine.Tests.Inference;

/// <summary>
/// Descriptions in a line for each operation, and what is inferred of them: <c>POST /pets Pet -> 201 Pet</c> takes a pet and
/// answers one, <c>[Pet]</c> is a list, and a status alone answers nothing.
/// </summary>
internal static class Bare
{
    public static InferredTwin Twin(string schemas, params string[] operations) =>
        TwinInference.Of(Descriptions.Read(Text(schemas, operations)));

    public static string Text(string schemas, params string[] operations)
    {
        var paths = operations
            .Select(o => o.Split(' ', 3))
            .GroupBy(p => p[1], StringComparer.Ordinal)
            .Select(g => $"'{g.Key}':{{{string.Join(',', g.Select(p => Operation(p[0], p[1], p[2])))}}}");
        return $"{{'openapi':'3.0.3','info':{{'title':'t','version':'1'}},'paths':{{{string.Join(',', paths)}}},'components':{{'schemas':{schemas}}}}}";
    }

    public static InferredTable Table(InferredTwin twin, string name) => twin.Tables.Single(t => t.Name == name);

    /// <summary>What each operation does, as <c>role METHOD /path</c>.</summary>
    public static string[] Roles(InferredTable table) => [.. table.Actions.Select(a => $"{a.Role} {a.Operation}")];

    /// <summary>The rules that speak for a table, or for one of its operations.</summary>
    public static string[] Rules(InferredTable table, string? operation = null) =>
        operation is null
            ? [.. table.Evidence.Select(e => e.Rule)]
            : [.. table.Actions.Single(a => a.Operation == operation).Evidence.Select(e => e.Rule)];

    private static string Operation(string method, string path, string rest)
    {
        var sides = rest.Split("->", StringSplitOptions.TrimEntries);
        var answer = sides[1].Split(' ');
        var hasStatus = int.TryParse(answer[0], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var text = new StringBuilder($"'{method.ToLowerInvariant()}':{{'parameters':[");
        text.AppendJoin(
            ',',
            path.Split('{')
                .Skip(1)
                .Select(p => p.Split('}')[0])
                .Select(p => $"{{'name':'{p}','in':'path','required':true,'schema':{{'type':'string'}}}}")
        );
        text.Append("],");
        if (sides[0].Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"'requestBody':{{{Content(sides[0])}}},");
        }

        var body = hasStatus ? answer.ElementAtOrDefault(1) : answer[0];
        text.Append(
            CultureInfo.InvariantCulture,
            $"'responses':{{'{(hasStatus ? answer[0] : "200")}':{{'description':'ok'{(body is null ? "" : "," + Content(body))}}}}}}}"
        );
        return text.ToString();
    }

    private static string Content(string schema) =>
        $"'content':{{'application/json':{{'schema':{(schema[0] == '[' ? $"{{'type':'array','items':{Reference(schema[1..^1])}}}" : Reference(schema))}}}}}";

    private static string Reference(string name) => $"{{'$ref':'#/components/schemas/{name}'}}";
}
