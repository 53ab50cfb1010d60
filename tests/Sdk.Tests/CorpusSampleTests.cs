using Corpus;
using Xunit;

namespace Sdk.Tests;

/// <summary>The fixed sample of the corpus: 120 descriptions, chosen for variety, each operation of which is asked once.</summary>
public sealed class CorpusSampleTests
{
    /// <summary>Where the description is at fault: no answer to these operations can be valid.</summary>
    private static readonly string[] Excused = ["recorded", "shadowed"];

    private static string[] Names => File.ReadAllLines(Path.Combine(CorpusPaths.Judge, "sample.txt"));

    [Fact]
    public async Task Sample_EveryOperation_AnswersAsDescribed()
    {
        var byName = CorpusFiles.All().ToDictionary(d => d.Name);
        var missing = Names.Where(name => !byName.ContainsKey(name)).ToArray();
        Assert.True(missing is [], $"not in the packages: {string.Join(", ", missing)}");

        var results = new List<DocumentResult>();
        var run = new CorpusRun(
            log: null,
            result =>
            {
                lock (results)
                {
                    results.Add(result);
                }
            }
        );
        await run.RunAsync(Names.Select(name => byName[name]));

        var faults = results
            .SelectMany(r => r.Faults.Select(f => (r.Name, Fault: f)))
            .Where(f => !Excused.Contains(f.Fault.Group))
            .Select(f => $"{f.Name}: {f.Fault.Operation}: {f.Fault.Fault}");
        var refused = results.Where(r => r.Refused is not null).Select(r => $"{r.Name}: {r.Refused}");
        var problems = refused.Concat(faults).ToArray();
        Assert.True(problems is [], string.Join('\n', problems));
        Assert.Equal(120, results.Count);
        var (operations, valid) = (results.Sum(r => r.Operations), results.Sum(r => r.Valid));
        Assert.True(operations > 1500, $"only {operations} operations");
        Assert.True(valid >= 0.97 * operations, $"only {valid} of {operations} operations are valid");
    }
}
