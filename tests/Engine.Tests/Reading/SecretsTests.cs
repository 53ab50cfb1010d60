using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Reading;
using Xunit;

namespace Engine.Tests.Reading;

public sealed class SecretsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-secrets-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("check: ${TOKEN}", "'${TOKEN}' is not allowed here")]
    [InlineData("profile: ${TOKEN}.yaml", "profile '${TOKEN}.yaml' does not exist")]
    [InlineData("${TOKEN}: 1", "unknown key `${TOKEN}`")]
    [InlineData("seed: \"${TOKEN}\"", "a whole number is expected here, not '${TOKEN}'")]
    [InlineData("check: ${PIN}", "'${PIN}' is not allowed here")]
    public void Read_ValueFromTheEnvironment_IsNeverShown(string line, string message)
    {
        var diagnostics = Read($"version: \"1.0\"\n{line}\n");

        var text = string.Join('\n', diagnostics);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", text, StringComparison.Ordinal);
        Assert.DoesNotContain("'77'", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenTextFromTheEnvironment_IsNotShown()
    {
        var diagnostics = Read("version: [${TOKEN}\n");

        Assert.NotEmpty(diagnostics);
        Assert.DoesNotContain("s3cr3t", string.Join('\n', diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:pass@example.com/a", "https://***@example.com/a")]
    [InlineData("'postgres://user:p@ss@db:5432/x' and http://a@b/", "'postgres://***@db:5432/x' and http://***@b/")]
    [InlineData("http://example.com/a@b", "http://example.com/a@b")]
    public void Message_WithCredentialsInAUrl_HidesThem(string written, string shown)
    {
        var diagnostic = Diagnostic.Error("MK1102", new SourceLocation("mockd.yaml"), written, written);

        Assert.Equal((shown, shown), (diagnostic.Message, diagnostic.Suggestion));
    }

    private List<Diagnostic> Read(string text)
    {
        var path = Path.Combine(_folder.FullName, "mockd.yaml");
        File.WriteAllText(path, text);
        var diagnostics = new List<Diagnostic>();
        ConfigReader.Read(
            path,
            diagnostics,
            name =>
                name switch
                {
                    "TOKEN" => "s3cr3t-token",
                    "PIN" => "77",
                    _ => null,
                }
        );
        return diagnostics;
    }
}
