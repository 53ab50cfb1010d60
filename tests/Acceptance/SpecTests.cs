using Acceptance.Tests.Running;
using Programs;
using Xunit;

namespace Acceptance.Tests;

public sealed class SpecTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> SpecFiles =>
        [
            .. Directory
                .EnumerateFiles(SpecFolder, "*.txt", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(SpecFolder, path).Replace('\\', '/'))
                .Where(path => !path.StartsWith("files/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    private static string SpecFolder => Path.Combine(Root, "tests/Acceptance/specs");

    [Theory]
    [MemberData(nameof(SpecFiles))]
    public Task Spec_EveryExchange_IsAnsweredAsWritten(string file) =>
        RunAsync(SpecReader.Read(Path.Combine(SpecFolder, file)));

    [Theory]
    [MemberData(nameof(SpecFiles))]
    public Task Spec_WithRowsInFiles_IsAnsweredAsWritten(string file) =>
        RunAsync(SpecReader.Read(Path.Combine(SpecFolder, file)).With("state", "{ store: file }"));

    private static async Task RunAsync(Spec spec)
    {
        // A program has a clock of its own.
        spec = TwinProgram.Named is null ? spec : spec.With("clock", $"frozen {new SpecClock().GetUtcNow():O}");
        var folder = Directory.CreateTempSubdirectory("mockd-spec-");
        try
        {
            await new SpecRun(spec, Root, folder.FullName).RunAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Mockd.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Mockd.slnx is in no folder above " + AppContext.BaseDirectory);
    }
}
