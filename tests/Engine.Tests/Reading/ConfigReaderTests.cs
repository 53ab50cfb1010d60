using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Reading;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class ConfigReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-config-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("version: \"1.0\"\ntabels: []\n", DiagnosticCodes.UnknownKey, 2, 1)]
    [InlineData("version: \"1.0\"\ntables: 3\n", DiagnosticCodes.WrongValueType, 2, 1)]
    [InlineData("version: \"1.0\"\ntables:\n  - idField: sid\n", DiagnosticCodes.MissingKey, 3, 5)]
    [InlineData("version: \"1.0\"\nmissing: never\n", DiagnosticCodes.UnknownValue, 2, 1)]
    [InlineData("version: \"2.0\"\n", DiagnosticCodes.UnsupportedVersion, 1, 1)]
    [InlineData("version: \"1.0\"\nname: a\nname: b\n", DiagnosticCodes.DuplicateKey, 3, 1)]
    public void Read_BadFile_SaysWhatAndWhere(string text, string code, int line, int column)
    {
        var diagnostics = new List<Diagnostic>();

        ConfigReader.Read(Write("mockd.yaml", text), diagnostics);

        var found = Assert.Single(diagnostics);
        Assert.Equal((code, line, column), (found.Code, found.Location.Line, found.Location.Column));
    }

    [Fact]
    public void Read_TwoMistakes_NamesBoth()
    {
        var diagnostics = new List<Diagnostic>();

        ConfigReader.Read(Write("mockd.yaml", "version: \"1.0\"\ntabels: []\nmissing: never\n"), diagnostics);

        Assert.Equal([DiagnosticCodes.UnknownKey, DiagnosticCodes.UnknownValue], diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Read_PartThatLacksItsKey_IsLeftOutAndTheRestKeepsItsPlace()
    {
        var diagnostics = new List<Diagnostic>();
        var text = "tables:\n  - name: {}\n  - idField: sid\n  - name: pets\n";

        var file = ConfigReader.Read(Write("mockd.yaml", text), diagnostics)!;

        Assert.Equal("pets", Assert.Single(file.Config.Tables).Name);
        Assert.Equal(4, file.Map.At("/tables/0/name").Line);
        Assert.Equal(
            [DiagnosticCodes.WrongValueType, DiagnosticCodes.MissingKey, DiagnosticCodes.MissingKey],
            diagnostics.Select(d => d.Code)
        );
    }

    [Fact]
    public void Read_DeepMetadata_IsAccepted()
    {
        var diagnostics = new List<Diagnostic>();
        var text = "version: \"1.0\"\nmetadata:\n  a: " + new string('[', 200) + new string(']', 200) + "\n";

        var file = ConfigReader.Read(Write("mockd.yaml", text), diagnostics);

        Assert.NotNull(file);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Read_FileMissing_IsReported()
    {
        var diagnostics = new List<Diagnostic>();

        Assert.Null(ConfigReader.Read(Path.Combine(_folder.FullName, "none.yaml"), diagnostics));

        Assert.Equal(DiagnosticCodes.FileNotReadable, Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void Read_KeyOfAnotherFeature_IsOneWarning()
    {
        var diagnostics = new List<Diagnostic>();

        Assert.NotNull(
            ConfigReader.Read(Write("mockd.yaml", "version: 1.0\nwebsocketEndpoints: []\nx-own: 1\n"), diagnostics)
        );

        var found = Assert.Single(diagnostics);
        Assert.Equal((DiagnosticCodes.UnsupportedFeature, Severity.Warning), (found.Code, found.Severity));
    }

    [Fact]
    public void Read_Profile_LiesUnderTheTwin()
    {
        Write("p.yaml", "missing: vivify\nheaders: {A: under, B: under}\n");
        var diagnostics = new List<Diagnostic>();

        var file = ConfigReader.Read(
            Write("mockd.yaml", "version: \"1.0\"\nprofile: p.yaml\nheaders: {B: over}\n"),
            diagnostics
        );

        Assert.Empty(diagnostics);
        Assert.Equal(MissingMode.Vivify, file!.Config.Missing);
        Assert.Equal(["under", "over"], [.. file.Config.Headers["A"], .. file.Config.Headers["B"]]);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
