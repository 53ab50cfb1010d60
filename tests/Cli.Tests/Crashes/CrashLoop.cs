using System.Diagnostics;

namespace Cli.Tests.Crashes;

/// <summary>Starts a server, lets writers loose on it, kills it at a random moment, and looks at what the next one has.</summary>
internal sealed class CrashLoop(ProgramRun program, int kills, int rows)
{
    /// <summary>Every so many kills one hits a server that is still starting.</summary>
    private const int StartEvery = 5;

    private const int LongestLoad = 400;
    private readonly Random _dice = new(kills);
    private readonly Ledger _ledger = new();
    private readonly List<(int Rows, double Milliseconds)> _starts = [];
    private readonly string _config = program.Config(CrashTwin.Config);
    private int _killsAtStart;
    private readonly SortedDictionary<string, int> _sideSteps = new(StringComparer.Ordinal);
    private IReadOnlyList<SideLoad> _sides = [];

    public IReadOnlyList<string> Defects => _ledger.Defects;

    /// <summary>What happened, for people.</summary>
    public string Report =>
        $"""
            {kills} kills, {_killsAtStart} of them while the server started
            {_ledger.Acknowledged} writes acknowledged, {_ledger.Defects.Count} of them lost or half done
            {_ledger.Open.All} writes under way when the server was killed, {_ledger.Open.Done} of them done; {_ledger.SentAgain} sent again by key
            beside them: {string.Join(
            ", ",
            _sideSteps.Select(s => $"{s.Value} steps of {s.Key}")
        )}
            {_starts.Count} starts after a kill, with {_starts.Min(s => s.Rows)} to {_starts.Max(s => s.Rows)} rows: median {Milliseconds(
            _starts.Count / 2
        ):0} ms, longest {Milliseconds(_starts.Count - 1):0} ms until the first answer
            """;

    public async Task RunAsync(CancellationToken cancellation)
    {
        IReadOnlyCollection<Deed> sent = [];
        for (var kill = 0; kill <= kills && _ledger.Defects.Count == 0; kill++)
        {
            if (kill < kills && kill % StartEvery == StartEvery - 1)
            {
                await KillAtStartAsync(cancellation);
                continue;
            }

            var clock = Stopwatch.StartNew();
            using var server = CrashServer.Launch(program, _config);
            await server.ReadyAsync(cancellation);
            using var client = new HttpClient { BaseAddress = server.Address };
            await client.GetStringAsync("/accounts/" + CrashTwin.AccountName(0), cancellation);
            var took = clock.Elapsed;
            await _ledger.CheckAsync(client, sent, cancellation);
            await CheckSidesAsync(server, client);
            if (kill > 0)
            {
                _starts.Add((_ledger.Rows, took.TotalMilliseconds));
            }

            if (kill == kills)
            {
                await _ledger.CheckAllAsync(client, cancellation);
                return;
            }

            sent = await LoadAndKillAsync(server, client, kill, cancellation);
        }
    }

    private async Task<IReadOnlyCollection<Deed>> LoadAndKillAsync(
        CrashServer server,
        HttpClient client,
        int kill,
        CancellationToken cancellation
    )
    {
        var load = new CrashLoad(client, kill);
        if (kill == 0)
        {
            await load.FillAsync(rows);
        }

        using var admin = new HttpClient { BaseAddress = server.Admin };
        _sides =
        [
            new ForkLoad(client, admin, kill),
            new GuestLoad(client, admin, kill),
            new DeleteLoad(client, admin, kill),
            new SnapshotLoad(client, admin, kill),
        ];
        var writers = Task.WhenAll([load.RunAsync(), .. _sides.Select(s => s.RunAsync())]);
        await Task.Delay(20 + _dice.Next(LongestLoad), cancellation);
        await server.KillAsync(cancellation);
        await writers;
        _ledger.Defects.AddRange(load.Defects);
        foreach (var side in _sides)
        {
            _sideSteps[side.Name] = _sideSteps.GetValueOrDefault(side.Name) + side.Done;
        }

        return load.Deeds;
    }

    private async Task CheckSidesAsync(CrashServer server, HttpClient client)
    {
        using var admin = new HttpClient { BaseAddress = server.Admin };
        foreach (var side in _sides)
        {
            _ledger.Defects.AddRange(await side.DefectsAsync(client, admin));
        }
    }

    private async Task KillAtStartAsync(CancellationToken cancellation)
    {
        using var server = CrashServer.Launch(program, _config);
        await Task.Delay(_dice.Next(LongestLoad), cancellation);
        await server.KillAsync(cancellation);
        _killsAtStart++;
    }

    private double Milliseconds(int place) => _starts.Select(s => s.Milliseconds).Order().ElementAt(place);
}
