using System.Reflection;
using Mockd.Contracts.Diagnostics;
using Xunit;

namespace Mockd.Engine.Tests.Compilation;

public sealed class ErrorPageTests
{
    [Fact]
    public void ErrorPage_EveryCode_IsExplained()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Mockd.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("Mockd.slnx");
        }

        var page = File.ReadAllText(Path.Combine(folder, "docs", "errors.md"));
        var codes = typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static);

        Assert.DoesNotContain(codes, c => !page.Contains($"| {c.GetRawConstantValue()} |", StringComparison.Ordinal));
    }
}
