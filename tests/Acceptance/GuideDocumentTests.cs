using Acceptance.Tests.Running;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Xunit;

namespace Acceptance.Tests;

/// <summary>The fragments of our own guide: each step starts, and the whole does what the page says.</summary>
public sealed class GuideDocumentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-page-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<int> Steps => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Guide_FragmentsUpToAStep_Start(int count)
    {
        Assert.True(Fragments().Length == 5, "the guide has another number of fragments: change the steps here");

        await using var twin = await StartAsync(count);

        Assert.NotNull(twin);
    }

    [Fact]
    public async Task Guide_WholeTwin_AnswersLikeTheProvider()
    {
        await using var twin = (await StartAsync(5))!;

        var list = await AskAsync(twin, "GET", "/v1/customers");
        Assert.Equal("/v1/customers", list["url"]?.AsText);
        var missing = await AskAsync(twin, "GET", "/v1/customers/cus_nobody");
        Assert.Equal("resource_missing", ((JsonObject)missing["error"]!)["code"]?.AsText);
        var confirmed = await AskAsync(twin, "POST", "/v1/payment_intents/pi_test/confirm");
        Assert.Equal("succeeded", confirmed["status"]?.AsText);
        Assert.Equal((JsonValue)2000L, confirmed["amount_received"]);
        var again = await AskAsync(twin, "POST", "/v1/payment_intents/pi_test/confirm");
        Assert.Contains("already succeeded", again.ToString(), StringComparison.Ordinal);
    }

    private static async Task<JsonObject> AskAsync(ISpecTarget twin, string method, string path)
    {
        var answer = await twin.SendAsync(new Request { Method = method, RawPath = path }, Cancellation);
        return (JsonObject)JsonValue.Parse(answer.Body.Span);
    }

    private async Task<ISpecTarget?> StartAsync(int count)
    {
        var path = Path.Combine(_folder.FullName, "mockd.yaml");
        await File.WriteAllTextAsync(path, Together(Fragments().Take(count)), Cancellation);
        var diagnostics = new List<string>();
        var setup = new SpecSetup { ConfigPath = path, Folder = _folder.FullName };
        var twin = await SpecTargets.StartAsync(setup, diagnostics, Cancellation);
        Assert.True(diagnostics.Count == 0, string.Join('\n', diagnostics));
        return twin;
    }

    private static string[] Fragments()
    {
        var page = File.ReadAllText(Path.Combine(SpecTests.FindRoot(), "docs/guide/stripe.md"));
        return
        [
            .. page.Split("```yaml\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]),
        ];
    }

    /// <summary>One file of several fragments: what stands below the same key goes together.</summary>
    private static string Together(IEnumerable<string> fragments)
    {
        var sections = new Dictionary<string, List<string>>();
        var current = new List<string>();
        foreach (var line in fragments.SelectMany(f => f.Split('\n')))
        {
            if (line.Length > 0 && char.IsAsciiLetter(line[0]))
            {
                current = sections.TryGetValue(line, out var known) ? known : sections[line] = [];
            }
            else
            {
                current.Add(line);
            }
        }

        return string.Join('\n', sections.SelectMany(section => section.Value.Prepend(section.Key)));
    }
}
