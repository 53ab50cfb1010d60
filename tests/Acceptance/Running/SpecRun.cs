using System.Globalization;
using System.Text;
using Mockd.Engine.Exchanges;
using Xunit;

namespace Acceptance.Tests.Running;

/// <summary>Runs one spec against a twin of its own.</summary>
internal sealed class SpecRun(Spec spec, string root, string folder)
{
    /// <summary>What the Host header of a spec's requests says.</summary>
    public const string Host = "localhost:4280";

    private readonly Captures _captures = new();

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (name, text) in spec.Files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellation);
        }

        var setup = new SpecSetup
        {
            ConfigPath = spec.TwinPath is { } twin ? Path.Combine(root, twin) : Path.Combine(folder, "mockd.yaml"),
            Folder = folder,
            CacheFolder = spec.TwinPath is null ? Path.Combine(folder, "cache") : null,
            Clock = new SpecClock(),
            OverSockets = spec.OverSockets,
        };
        var diagnostics = new List<string>();
        await using var target = await SpecTargets.StartAsync(setup, diagnostics, cancellation);
        CompareDiagnostics(diagnostics, target is not null);
        foreach (var step in spec.Steps)
        {
            await RunAsync(target!, step, cancellation);
        }
    }

    private void CompareDiagnostics(List<string> shown, bool started)
    {
        var expected = spec.Diagnostics ?? [];
        var all = string.Join('\n', shown);
        Assert.True(started == (spec.Steps.Count > 0), $"started: {started}\n{all}");
        Assert.True(expected.Count == shown.Count, $"{expected.Count} diagnostics expected, shown:\n{all}");
        foreach (var line in expected)
        {
            Assert.True(shown.Any(s => s.Contains(line.Trim(), StringComparison.Ordinal)), $"no '{line}' among\n{all}");
        }
    }

    private async Task RunAsync(ISpecTarget target, SpecStep step, CancellationToken cancellation)
    {
        switch (step.Method)
        {
            case "RESET":
                await target.ResetAsync(step.Target.Length == 0 ? null : step.Target, cancellation);
                break;
            case "ADVANCE":
                var by = TimeSpan.FromSeconds(double.Parse(step.Target, CultureInfo.InvariantCulture));
                await target.AdvanceAsync(by, cancellation);
                break;
            default:
                var response = await target.SendAsync(RequestOf(step), cancellation);
                Compare(step, response);
                break;
        }
    }

    private Request RequestOf(SpecStep step)
    {
        var target = _captures.Fill(step.Target).Split('?', 2);
        var headers = step.Headers.Select(h => KeyValuePair.Create(h.Key, _captures.Fill(h.Value))).ToArray();
        var type = headers.FirstOrDefault(h => h.Key == "Content-Type").Value;
        return new Request
        {
            Method = step.Method,
            RawPath = target[0],
            RawQuery = target.Length > 1 ? target[1] : "",
            Headers = new RequestHeaders(headers),
            ContentType = type,
            Body = Encoding.UTF8.GetBytes(BodyOf(step, type)),
            Origin = "http://" + Host,
        };
    }

    // The lines of multipart bodies end in CR LF (RFC 2046, section 5.1.1).
    private string BodyOf(SpecStep step, string? type)
    {
        var body = _captures.Fill(step.Body);
        return type?.StartsWith("multipart/", StringComparison.Ordinal) == true
            ? body.Replace("\n", "\r\n", StringComparison.Ordinal)
            : body;
    }

    private void Compare(SpecStep step, Response response)
    {
        var shown = $"line {step.Line} ({step.Heading}): {step.Method} {_captures.Fill(step.Target)}";
        var body = Encoding.UTF8.GetString(response.Body.Span);
        Assert.True(step.Status == response.Status, $"{shown}\nanswered {response.Status}, not {step.Status}: {body}");
        foreach (var header in step.ExpectedHeaders.GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase))
        {
            CompareHeader(shown, header.Key, [.. header.Select(h => h.Value)], response);
        }

        if (step.ExpectedBody is { } expected)
        {
            var difference = new BodyPattern(_captures).Difference(expected, response.Body.Span);
            Assert.True(difference is null, $"{shown}\n{difference}\nbody: {body}");
        }
    }

    // A header that is expected in several lines has just these, in their order.
    private void CompareHeader(string shown, string name, string[] expected, Response response)
    {
        var given = LinesOf(name, response);
        if (expected is ["{{absent}}"])
        {
            Assert.True(given.Length == 0, $"{shown}\nheader {name} is there: {string.Join(" | ", given)}");
            return;
        }

        Assert.True(given.Length > 0, $"{shown}\nheader {name} is missing");
        Assert.True(
            expected.Length == 1 || expected.Length == given.Length,
            $"{shown}\nheader {name} has {given.Length} lines: {string.Join(" | ", given)}"
        );
        for (var i = 0; i < expected.Length; i++)
        {
            var wanted = Mockd.Contracts.Json.JsonValue.Parse(new Mockd.Contracts.Json.JsonText(expected[i]).ToUtf8());
            var difference = new BodyPattern(_captures).Difference(
                wanted.ToString(),
                new Mockd.Contracts.Json.JsonText(given[i]).ToUtf8()
            );
            Assert.True(difference is null, $"{shown}\nheader {name}: {difference}");
        }
    }

    private static string[] LinesOf(string name, Response response) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            ? response.ContentType is { } type
                ? [type.Split(';')[0].Trim()]
                : []
            :
            [
                .. response
                    .Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                    .Select(h => h.Value),
            ];
}
