using System.Globalization;
using System.Text.RegularExpressions;

namespace Acceptance.Tests.Running;

/// <summary>
/// Reads a spec. Sections begin with <c>---</c>: <c>config</c> (the text of mockd.yaml), <c>file NAME</c>,
/// <c>include NAME</c> (a file of specs/files), <c>twin PATH</c>, <c>sockets</c>, <c>diagnostics</c>; every other heading
/// names a group of exchanges. specs/README.md shows the notation.
/// </summary>
internal sealed partial class SpecReader
{
    private readonly string[] _lines;
    private readonly string _includes;
    private readonly Dictionary<string, string> _files = [];
    private readonly List<SpecStep> _steps = [];
    private List<string>? _diagnostics;
    private string? _twin;
    private bool _overSockets;
    private int _at;

    private SpecReader(string text, string includes)
    {
        _lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        _includes = includes;
    }

    public static Spec Read(string path)
    {
        var includes = Path.Combine(Path.GetDirectoryName(path)!, "files");
        return new SpecReader(File.ReadAllText(path), includes).Read();
    }

    private Spec Read()
    {
        while (_at < _lines.Length)
        {
            var line = _lines[_at++];
            if (line.StartsWith("--- ", StringComparison.Ordinal))
            {
                ReadSection(line[4..].Trim());
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                throw new FormatException($"line {_at}: '{line}' stands before the first section");
            }
        }

        return new Spec
        {
            Files = _files,
            TwinPath = _twin,
            OverSockets = _overSockets,
            Diagnostics = _diagnostics,
            Steps = _steps,
        };
    }

    private void ReadSection(string heading)
    {
        switch (heading.Split(' ', 2))
        {
            case ["config"]:
                _files["mockd.yaml"] = SectionText();
                break;
            case ["file", var name]:
                _files[name] = SectionText();
                break;
            case ["include", var name]:
                _files[name] = File.ReadAllText(Path.Combine(_includes, name));
                break;
            case ["twin", var path]:
                _twin = path;
                break;
            case ["sockets"]:
                _overSockets = true;
                break;
            case ["diagnostics"]:
                _diagnostics = [.. SectionText().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
                break;
            default:
                ReadSteps(heading);
                break;
        }
    }

    private string SectionText()
    {
        var start = _at;
        while (_at < _lines.Length && !_lines[_at].StartsWith("--- ", StringComparison.Ordinal))
        {
            _at++;
        }

        return string.Join('\n', _lines[start.._at]) + "\n";
    }

    private void ReadSteps(string heading)
    {
        while (_at < _lines.Length && !_lines[_at].StartsWith("--- ", StringComparison.Ordinal))
        {
            var line = _lines[_at];
            var request = RequestLine().Match(line);
            if (request.Success)
            {
                _steps.Add(ReadStep(heading, request));
            }
            else if (line.Length == 0 || line[0] == '#')
            {
                _at++;
            }
            else
            {
                throw new FormatException($"line {_at + 1}: '{line}' is neither a request nor a heading");
            }
        }
    }

    private SpecStep ReadStep(string heading, Match request)
    {
        var step = new SpecStep
        {
            Line = ++_at,
            Heading = heading,
            Method = request.Groups["method"].Value,
            Target = request.Groups["target"].Value,
        };
        if (step.Method is "RESET" or "ADVANCE")
        {
            return step;
        }

        var headers = ReadHeaders();
        var type = request.Groups["kind"].Value switch
        {
            "form" => "application/x-www-form-urlencoded",
            "json" => "application/json",
            _ => null,
        };
        if (type is not null)
        {
            headers.Add(new("Content-Type", type));
        }

        var body = request.Groups["body"].Value + string.Join('\n', LinesUntil(IsAnswer)).Trim('\n');
        return ReadAnswer(step with { Headers = headers, Body = body });
    }

    private SpecStep ReadAnswer(SpecStep step)
    {
        var answer = _at < _lines.Length ? AnswerLine().Match(_lines[_at]) : Match.Empty;
        if (!answer.Success)
        {
            throw new FormatException($"line {step.Line}: the request has no '=> status'");
        }

        _at++;
        var first = answer.Groups["body"].Value;
        var headers = first.Length > 0 ? [] : ReadHeaders();
        var rest = string.Join('\n', LinesUntil(IsStepOrHeading).Where(line => !line.StartsWith('#'))).Trim();
        var body = (first + "\n" + rest).Trim();
        return step with
        {
            Status = int.Parse(answer.Groups["status"].Value, CultureInfo.InvariantCulture),
            ExpectedHeaders = headers,
            ExpectedBody = body.Length == 0 ? null : body,
        };
    }

    private List<KeyValuePair<string, string>> ReadHeaders()
    {
        var headers = new List<KeyValuePair<string, string>>();
        while (_at < _lines.Length && HeaderLine().Match(_lines[_at]) is { Success: true } header)
        {
            headers.Add(new(header.Groups["name"].Value, header.Groups["value"].Value));
            _at++;
        }

        return headers;
    }

    private List<string> LinesUntil(Func<string, bool> end)
    {
        var lines = new List<string>();
        while (_at < _lines.Length && !end(_lines[_at]))
        {
            lines.Add(_lines[_at++]);
        }

        return lines;
    }

    private static bool IsAnswer(string line) => line.StartsWith("=> ", StringComparison.Ordinal);

    private static bool IsStepOrHeading(string line) =>
        line.StartsWith("--- ", StringComparison.Ordinal) || RequestLine().IsMatch(line);

    [GeneratedRegex(
        @"^(?<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|RESET|ADVANCE)(?: (?<target>\S+))?(?: (?<kind>form|json)(?: (?<body>.*))?)?$"
    )]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"^=> (?<status>\d{3})(?: (?<body>.+))?$")]
    private static partial Regex AnswerLine();

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9-]*): (?<value>.*)$")]
    private static partial Regex HeaderLine();
}
