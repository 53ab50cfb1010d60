using Mockd.Cli.Output;
using Mockd.Contracts.Diagnostics;
using Xunit;

namespace Cli.Tests.Lines;

public sealed class DiagnosticLinesTests
{
    private static readonly Diagnostic[] Many =
    [
        .. Enumerable.Range(1, 5).Select(i => Warning(DiagnosticCodes.ExampleUnlikeSchema, i)),
        .. Enumerable.Range(10, 4).Select(i => Warning(DiagnosticCodes.ReferenceNotFollowed, i)),
        Warning(DiagnosticCodes.SharedNamespace, 20),
        Diagnostic.Error(DiagnosticCodes.UnknownKey, new SourceLocation("mockd.yaml", 30, 1), "key 30"),
    ];

    [Fact]
    public void Told_OfManyWarningsOfAKind_IsOneLineEach_RealDefectsFirst()
    {
        var lines = DiagnosticLines.Told(Many, showsAll: false).ToArray();

        Assert.Equal(4, lines.Length);
        Assert.StartsWith("MK1003 mockd.yaml:30:1", lines[0], StringComparison.Ordinal);
        Assert.Equal("MK1107 × 4 (show all: --verbose), the first: api.yaml:10:1 warning: text 10", lines[1]);
        Assert.StartsWith("MK1108 api.yaml:20:1", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("MK1110 × 5 (show all: --verbose)", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Told_WhereAllAreWanted_IsALineForEach() =>
        Assert.Equal(Many.Length, DiagnosticLines.Told(Many, showsAll: true).Count());

    private static Diagnostic Warning(string code, int line) =>
        Diagnostic.Warning(code, new SourceLocation("api.yaml", line, 1), $"text {line}");
}
