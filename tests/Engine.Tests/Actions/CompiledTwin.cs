using Mockd.Contracts.Diagnostics;
using Mockd.Engine;
using Mockd.Engine.Compilation;
using Mockd.Engine.Reading;
using Xunit;

namespace Engine.Tests.Actions;

/// <summary>Twins of a configuration without descriptions.</summary>
internal static class CompiledTwin
{
    public static Twin Of(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("mockd-twin-");
        try
        {
            var path = Path.Combine(folder.FullName, "mockd.yaml");
            File.WriteAllText(path, yaml);
            var diagnostics = new List<Diagnostic>();
            var file = ConfigReader.Read(path, diagnostics)!;
            var twin = TwinCompiler.Compile(file, [], diagnostics, DateTimeOffset.UnixEpoch, 1);
            Assert.True(twin is not null, string.Join('\n', diagnostics));
            return twin;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
