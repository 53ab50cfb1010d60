using System.CommandLine;
using System.Text.Json.Nodes;
using Mockd.Cli;
using Mockd.Cli.Commands;
using Mockd.Cli.Output;
using Xunit;

namespace Cli.Tests.Lines;

/// <summary>
/// With <c>--json</c> every command prints one JSON document, and errors as one on the error stream. A new command fails here
/// until it stands in one of the lists.
/// </summary>
public sealed class JsonOutputTests(LiveTwin twin) : IClassFixture<LiveTwin>, IDisposable
{
    private static readonly Dictionary<string, string> Lines = new()
    {
        ["status"] = "status",
        ["list"] = "list",
        ["validate"] = "validate -c CONFIG",
        ["reload"] = "reload",
        ["reset"] = "reset",
        ["stateful list"] = "stateful list",
        ["stateful items"] = "stateful items pets",
        ["stateful reset"] = "stateful reset pets",
        ["sandbox list"] = "sandbox list",
        ["sandbox create"] = "sandbox create NEW",
        ["sandbox fork"] = "sandbox fork default NEW",
        ["sandbox reset"] = "sandbox reset default",
        ["sandbox delete"] = "sandbox create NEW; sandbox delete NEW",
        ["sandbox export"] = "sandbox export default -o FILE",
        ["sandbox import"] = "sandbox export default -o FILE; sandbox import NEW FILE",
        ["sandbox diff"] = "sandbox diff default default",
        ["snapshot save"] = "snapshot save NEW",
        ["snapshot list"] = "snapshot list",
        ["snapshot restore"] = "snapshot save NEW; snapshot restore NEW",
        ["snapshot delete"] = "snapshot save NEW; snapshot delete NEW",
        ["snapshot diff"] = "snapshot save NEW; snapshot diff NEW",
        ["clock show"] = "clock show",
        ["clock advance"] = "clock advance 1s",
        ["clock set"] = "clock set 2026-01-31",
        ["clock freeze"] = "clock freeze",
        ["clock run"] = "clock run",
        ["clock real"] = "clock real",
        ["chaos apply"] = "chaos apply flaky; chaos disable",
        ["chaos enable"] = "chaos enable --path /none --error-rate 0.5",
        ["chaos disable"] = "chaos disable",
        ["chaos status"] = "chaos status",
        ["chaos profiles"] = "chaos profiles",
        ["history"] = "history",
        ["undo"] = "undo",
        ["redo"] = "undo; redo",
        ["restore"] = "snapshot save NEW; restore NEW",
        ["version"] = "version",
        ["help"] = "help",
    };

    /// <summary>Those that need more than a running twin, and the test that runs them.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["start"] = nameof(ProgramTests.Start_WithJson_TellsOneDocumentUntilStopped),
        ["stop"] = nameof(ProgramTests.Start_WithJson_TellsOneDocumentUntilStopped),
        ["stateful check"] = "StoreCommandTests",
        ["twin explain"] = nameof(TwinCommandTests.Explain_AsJson_IsOneDocument),
        ["twin init"] = nameof(TwinCommandTests.Init_AsJson_IsOneDocument),
    };

    private static int s_number;
    private readonly CommandRun _run = new();

    public static TheoryData<string> Verbs =>
        [.. Leaves(MockdCommand.Create(Silent(), null), "").Where(v => !Elsewhere.ContainsKey(v))];

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_WithJson_PrintsOneDocument(string verb)
    {
        Assert.True(Lines.TryGetValue(verb, out var lines), $"'{verb}' is run by no test of --json");
        await twin.WriteAsync();
        var name = $"new-{Interlocked.Increment(ref s_number)}";
        foreach (var line in lines.Split("; "))
        {
            var words = line.Split(' ')
                .Select(w =>
                    w switch
                    {
                        "NEW" => name,
                        "FILE" => Path.Combine(_run.Folder, "rows.jsonl"),
                        "CONFIG" => twin.ConfigPath,
                        _ => w,
                    }
                );
            var code = await _run.RunAsync([.. words, "--json", "--admin-url", twin.Url]);
            Assert.True(code == ExitCodes.Success, $"{line}: {_run.Messages}");
            Assert.Empty(_run.Messages);
            Assert.Equal(1, _run.Data.Count(c => c == '\n'));
            Assert.NotNull(JsonNode.Parse(_run.Data));
        }
    }

    [Theory]
    [InlineData("stateful items petz", ExitCodes.Failure, "not_found", "did you mean 'pets'?")]
    [InlineData("list --table ownrs", ExitCodes.Failure, "not_found", "did you mean 'owners'?")]
    [InlineData("sandbox delete default", ExitCodes.Failure, "conflict", "default")]
    [InlineData("sandbox create a/b", ExitCodes.Failure, "validation_error", "no name for a sandbox")]
    [InlineData("undo 0", ExitCodes.Usage, "usage", "from 1 up")]
    [InlineData("strat", ExitCodes.Usage, "usage", "did you mean 'start'?")]
    [InlineData("list -c missing.yaml", ExitCodes.Failure, "invalid_configuration", "1 error")]
    [InlineData("sandbox import x missing.jsonl", ExitCodes.Failure, "file", "There is no file")]
    [InlineData("status --admin-url http://localhost:1", ExitCodes.Failure, "not_running", "Nothing answers")]
    public async Task Failure_WithJson_IsOneDocumentOnTheErrorStream(string line, int code, string error, string part)
    {
        string[] address = line.Contains("--admin-url", StringComparison.Ordinal) ? [] : ["--admin-url", twin.Url];

        Assert.Equal(code, await _run.RunAsync([.. line.Split(' '), "--json", .. address]));

        Assert.Empty(_run.Data);
        var told = JsonNode.Parse(_run.Messages)!;
        Assert.Equal(error, (string?)told["error"]);
        Assert.Contains(part, (string?)told["message"], StringComparison.Ordinal);
        Assert.Equal(error == "invalid_configuration", told["diagnostics"] is JsonArray { Count: > 0 });
    }

    [Fact]
    public async Task Export_WithoutFile_IsJsonLinesInEitherCase()
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("sandbox", "export", "default", "--admin-url", twin.Url));
        var plain = _run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(plain, line => Assert.NotNull(JsonNode.Parse(line)));
        Assert.True(plain.Length > 1);
    }

    private static IEnumerable<string> Leaves(Command command, string path) =>
        command.Subcommands.Count == 0
            ? [path]
            : command.Subcommands.SelectMany(c => Leaves(c, path.Length == 0 ? c.Name : $"{path} {c.Name}"));

    private static Terminal Silent() => new(TextWriter.Null, TextWriter.Null, dataIsTerminal: false, colours: false);
}
