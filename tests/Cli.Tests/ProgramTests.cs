using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mockd.Cli;
using Xunit;

namespace Cli.Tests;

public sealed partial class ProgramTests : IDisposable
{
    private const string Twin = """
        version: "1.0"
        imports:
          - {path: pets.yaml, as: shelter}
        tables:
          - name: pets
            idStrategy: sequence
            seedData:
              - {id: "1", name: Rex}
        extend:
          - {mock: shelter.listPets, table: pets, action: list}
          - {mock: shelter.addPet, table: pets, action: create}
        """;

    private const string Description = """
        openapi: 3.0.3
        paths:
          /pets:
            get: {operationId: listPets, responses: {'200': {description: all}}}
            post: {operationId: addPet, responses: {'201': {description: made}}}
        """;

    private readonly ProgramRun _program = new();

    public ProgramTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "--detach and signals are those of POSIX");
        File.WriteAllText(Path.Combine(_program.Folder, "pets.yaml"), Description);
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Start_InForeground_SaysWhereAndWhatAndEndsOnASignal()
    {
        using var process = _program.Start("start", "-c", _program.Config(Twin), "-p", "0", "-a", "0");
        try
        {
            var lines = new List<string>();
            while (!lines.Any(l => l.Contains("bindings", StringComparison.Ordinal)))
            {
                lines.Add(await process.StandardOutput.ReadLineAsync(Token) ?? throw new EndOfStreamException());
            }

            var text = string.Join('\n', lines);
            Assert.Matches(@"2 operations.*1 table\b.*2 bindings", text);
            Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(Address().Match(text).Value + "/pets"));
            Assert.Equal(
                HttpStatusCode.OK,
                await StatusOfAsync(Address().Match(text).Value + "/pets", "twin.example.com")
            );

            using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(Token);
            Assert.Equal(ExitCodes.Success, process.ExitCode);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Start_InBackground_IsAdministeredUntilStopped()
    {
        var (code, started, messages) = await _program.RunAsync(
            "start",
            "-d",
            "-c",
            _program.Config(Twin),
            "-p",
            "0",
            "-a",
            "0"
        );
        Assert.True(code == ExitCodes.Success, messages);
        try
        {
            var pets = Address().Match(started).Value + "/pets";
            using var client = new HttpClient();
            using var body = new StringContent("{\"name\":\"Tom\"}", null, "application/json");
            using var made = await client.PostAsync(new Uri(pets), body, Token);
            Assert.True(made.IsSuccessStatusCode);

            Assert.Contains("mockd.yaml", await DataAsync("status"), StringComparison.Ordinal);
            var adminPort = new Uri(Regex.Match(started, @"admin\s+(\S+)").Groups[1].Value).Port;
            Assert.Contains("mockd.yaml", await DataAsync("status", "-a", $"{adminPort}"), StringComparison.Ordinal);
            Assert.Contains("listPets", await DataAsync("list"), StringComparison.Ordinal);
            Assert.Matches(@"pets\s+2\b", await DataAsync("stateful", "list"));
            Assert.Equal(2, Lines(await DataAsync("stateful", "items", "pets")));
            await DataAsync("stateful", "reset", "pets");
            Assert.Equal(1, Lines(await DataAsync("stateful", "items", "pets")));
            await DataAsync("reset");

            await DataAsync("chaos", "enable", "--error-rate", "1");
            Assert.Equal(HttpStatusCode.InternalServerError, await StatusOfAsync(pets));
            Assert.Contains("100", await DataAsync("chaos", "status"), StringComparison.Ordinal);
            await DataAsync("chaos", "disable");
            Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(pets));
        }
        finally
        {
            await DataAsync("stop");
        }

        Assert.Equal(ExitCodes.Failure, (await _program.RunAsync("stop")).Code);
    }

    [Theory]
    [InlineData("-d")]
    [InlineData]
    public async Task Start_WithJson_TellsOneDocumentUntilStopped(params string[] detach)
    {
        var config = _program.Config(Twin);
        using var process = _program.Start(["start", "--json", "-c", config, "-p", "0", "-a", "0", .. detach]);
        var told = JsonNode.Parse((await process.StandardOutput.ReadLineAsync(Token))!)!;
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync($"{told["twinUrl"]}/pets"));
        Assert.Equal((2, 1, 2), ((int)told["operations"]!, (int)told["tables"]!, (int)told["bindings"]!));

        var stopped = JsonNode.Parse(await DataAsync("stop", "--json"))!;

        Assert.Equal((true, (int)told["pid"]!), ((bool)stopped["stopped"]!, (int)stopped["pid"]!));
        await process.WaitForExitAsync(Token);
        Assert.Empty(await process.StandardError.ReadToEndAsync(Token));
    }

    [Theory]
    [InlineData("start", "-p", "0", "-a", "0")]
    [InlineData("start", "-d", "-p", "0", "-a", "0")]
    public async Task Start_BadFile_TellsAllAndFails(params string[] arguments)
    {
        var config = _program.Config(
            "version: \"1.0\"\ntabels: []\nextend:\n  - {mock: a.b, table: c, action: list}\n"
        );

        var (code, data, messages) = await _program.RunAsync([.. arguments, "-c", config]);

        Assert.Equal((ExitCodes.Failure, ""), (code, data));
        Assert.All(["MK1003", "MK2002", "MK2003"], c => Assert.Contains(c, messages, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_InBackgroundAgainAndAgainOnATakenPort_SaysWhyEachTime()
    {
        using var taken = new TakenPort();
        var config = _program.Config(Twin);
        for (var i = 0; i < 3; i++)
        {
            var (code, _, messages) = await _program.RunAsync(
                "start",
                "-d",
                "-c",
                config,
                "-p",
                $"{taken.Port}",
                "-a",
                "0"
            );
            Assert.Equal(ExitCodes.Failure, code);
            Assert.Equal(1, Lines(messages));
            Assert.Contains($"Port {taken.Port} is taken", messages, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stop_InstanceWithAnotherDataFolder_FindsItWithoutBeingTold()
    {
        var own = Path.Combine(_program.Folder, "own");
        var (code, _, messages) = await _program.RunAsync([
            "start",
            "-d",
            "-c",
            _program.Config(Twin),
            "-p",
            "0",
            "-a",
            "0",
            "--data-dir",
            own,
        ]);
        Assert.True(code == ExitCodes.Success, messages);
        Assert.Contains("listPets", await DataAsync("list"), StringComparison.Ordinal);
        Assert.StartsWith("stopped", await DataAsync("stop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_File_AnswersByItsExitCode()
    {
        Assert.Equal(ExitCodes.Success, (await _program.RunAsync("validate", "-c", _program.Config(Twin))).Code);
        var bad = await _program.RunAsync(
            "validate",
            "-c",
            _program.Config(Twin + "\n  - {table: pets, action: list}\n")
        );
        Assert.Equal(ExitCodes.Failure, bad.Code);
        Assert.Contains("MK1005", bad.Data, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<HttpStatusCode> StatusOfAsync(string url, string? host = null)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Host = host;
        using var response = await client.GetAsync(new Uri(url), Token);
        return response.StatusCode;
    }

    private async Task<string> DataAsync(params string[] arguments)
    {
        var (code, data, messages) = await _program.RunAsync(arguments);
        Assert.True(code == ExitCodes.Success, $"{string.Join(' ', arguments)}: {messages}");
        return data;
    }

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex Address();
}
