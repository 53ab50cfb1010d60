using System.Collections.Concurrent;

namespace Cli.Tests.Crashes;

/// <summary>Writers that keep a server busy until it is gone.</summary>
internal sealed class CrashLoad(HttpClient client, int round)
{
    public const int Writers = 16;
    public static readonly string[] Sandboxes = ["default", "box-1", "box-2", "box-3"];
    private readonly ConcurrentQueue<Deed> _deeds = [];
    private readonly Random _dice = new(round);

    /// <summary>Everything that was sent.</summary>
    public IReadOnlyCollection<Deed> Deeds => _deeds;

    /// <summary>Answers that no request should have had.</summary>
    public ConcurrentQueue<string> Defects { get; } = [];

    /// <summary>Ends when the server is gone, each writer with at most one write whose fate is open.</summary>
    public Task RunAsync() =>
        Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(w => (Writer: w, Dice: new Random(_dice.Next())))
                .Select(w => Task.Run(() => WriteAsync(w.Writer, w.Dice)))
        );

    /// <summary>So many rows, beside what the writers write.</summary>
    public async Task FillAsync(int rows)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(FillOneAsync)));

        async Task FillOneAsync()
        {
            while (Interlocked.Increment(ref next) is var n && n <= rows)
            {
                await SendAsync(new Deed(Sandboxes[0], $"fill-{n}", 0, 0, 0));
            }
        }
    }

    private async Task WriteAsync(int writer, Random dice)
    {
        for (var i = 0; ; i++)
        {
            var from = dice.Next(CrashTwin.Accounts);
            var to = (from + 1 + dice.Next(CrashTwin.Accounts - 1)) % CrashTwin.Accounts;
            var amount = dice.Next(2) == 0 ? 0 : 1 + dice.Next(50);
            try
            {
                await SendAsync(
                    new Deed(Sandboxes[dice.Next(Sandboxes.Length)], $"{round}-{writer}-{i}", from, to, amount)
                );
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private async Task SendAsync(Deed deed)
    {
        _deeds.Enqueue(deed);
        var status = await deed.SendAsync(client);
        if (!deed.IsAcknowledged)
        {
            Defects.Enqueue($"{deed} was answered {(int)status}");
        }
    }
}
