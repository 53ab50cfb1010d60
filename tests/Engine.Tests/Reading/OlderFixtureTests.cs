using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Reading;
using Xunit;

namespace Engine.Tests.Reading;

public sealed class OlderFixtureTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-older-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_FlatStub_IsTheSameAsANestedOne()
    {
        var (config, diagnostics) = Read(
            """{"$schema": "x", "version": "1.0", "mocks": [{"id": "a", "priority": 3, "matcher": {"method": "GET", "path": "/a"}, "response": {"statusCode": 202, "body": "hi"}}]}"""
        );

        Assert.Empty(diagnostics);
        var http = Assert.Single(config.Mocks).Http!;
        Assert.Equal(("/a", 202, 3), (http.Matcher.Path, http.Response!.StatusCode, http.Priority));
    }

    [Theory]
    [InlineData("{{jsonPath request.body '$.name'}}", "{{request.body.name}}")]
    [InlineData("a {{ jsonPath request.body \"$.items[0].id\" }} b", "a {{request.body.items[0].id}} b")]
    [InlineData("{{default request.query.x \"none\"}}", "{{request.query.x ?? \"none\"}}")]
    [InlineData("{{upper request.query.x}}", "{{upper(request.query.x)}}")]
    [InlineData("{{random.int(1, 5)}}-{{random.string(3)}}", "{{randomInt(1, 5)}}-{{randomText(3)}}")]
    [InlineData("{{uuid}}", "{{uuid()}}")]
    public void Read_TemplateOfTheExistingTool_IsAnExpression(string written, string read)
    {
        var (config, diagnostics) = Read(
            $"version: \"1.0\"\nmocks:\n  - http:\n      matcher: {{path: /a}}\n      response:\n        body: '{written.Replace("'", "''", StringComparison.Ordinal)}'\n"
        );

        Assert.Empty(diagnostics);
        Assert.Equal(read, Assert.Single(config.Mocks).Http!.Response!.Body!.ToPlainText());
    }

    [Fact]
    public void Read_FaultsOutsideOfGlobal_AreGlobal()
    {
        var (config, diagnostics) = Read(
            """
            version: "1.0"
            serverConfig:
              chaos:
                latency: 10ms-2s
                errorRate: 0.25
                circuitBreaker: {failureThreshold: 5}
                rules:
                  - pathPattern: /a
                    faults: [{type: circuit_breaker}, {type: error}]
            """
        );

        var global = config.ServerConfig!.Chaos!.Global!;
        Assert.Equal(TimeSpan.FromMilliseconds(10), global.Latency!.Min);
        Assert.Equal(TimeSpan.FromSeconds(2), global.Latency.Max);
        Assert.Equal(0.25, global.ErrorRate!.Probability);
        Assert.Equal("error", Assert.Single(Assert.Single(config.ServerConfig.Chaos.Rules).Faults).Type);
        Assert.Equal(2, diagnostics.Count);
        Assert.All(diagnostics, d => Assert.Equal(DiagnosticCodes.UnsupportedFeature, d.Code));
    }

    [Fact]
    public void Read_KeysOfWholeInstallations_AreOneWarningEach()
    {
        var (_, diagnostics) = Read("version: \"1.0\"\nadmins: []\nengines: []\nworkspaces: []\n");

        Assert.Equal(3, diagnostics.Count);
        Assert.All(diagnostics, d => Assert.Equal(Severity.Warning, d.Severity));
    }

    private (TwinConfig Config, List<Diagnostic> Diagnostics) Read(string text)
    {
        var path = Path.Combine(_folder.FullName, "mockd.yaml");
        File.WriteAllText(path, text);
        var diagnostics = new List<Diagnostic>();
        var file = ConfigReader.Read(path, diagnostics);
        return (file!.Config, diagnostics);
    }
}
