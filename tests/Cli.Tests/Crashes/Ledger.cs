using System.Net;
using System.Text.Json;

namespace Cli.Tests.Crashes;

/// <summary>What must be in the store: every acknowledged write, and balances that are the sum of all transfers there.</summary>
internal sealed class Ledger
{
    private readonly List<Deed> _done = [];
    private readonly Dictionary<string, long[]> _balances = CrashLoad.Sandboxes.ToDictionary(
        s => s,
        _ => Enumerable.Repeat(CrashTwin.EachBegins, CrashTwin.Accounts).ToArray()
    );

    public List<string> Defects { get; } = [];

    public int Acknowledged { get; private set; }

    /// <summary>Writes under way when the server was killed, and how many of them turned out to be done.</summary>
    public (int All, int Done) Open { get; private set; }

    /// <summary>Of those under way, the ones that were sent again with their idempotency key.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Rows that the store has.</summary>
    public int Rows => _done.Count + (CrashTwin.Accounts * CrashLoad.Sandboxes.Length);

    /// <summary>Looks for what was sent to the server before it was killed, and at all balances.</summary>
    public async Task CheckAsync(HttpClient client, IReadOnlyCollection<Deed> sent, CancellationToken cancellation)
    {
        Acknowledged += sent.Count(d => d.IsAcknowledged);
        var open = sent.Where(d => !d.IsAcknowledged).ToArray();
        var found = await FindAsync(client, sent, mustBeThere: false, cancellation);
        Open = (Open.All + open.Length, Open.Done + open.Count(found.Contains));
        foreach (var deed in open.Where(d => d.HasKey))
        {
            // As a client would that got no answer: done or not, it is done once after this.
            var status = await deed.SendAsync(client);
            if (!deed.IsAcknowledged)
            {
                Defects.Add($"{deed} was sent again, and answered {(int)status}");
            }

            found.Add(deed);
            SentAgain++;
        }

        foreach (var deed in sent.Where(found.Contains))
        {
            _done.Add(deed);
            _balances[deed.Sandbox][deed.From] -= deed.Amount;
            _balances[deed.Sandbox][deed.To] += deed.Amount;
        }

        foreach (var sandbox in CrashLoad.Sandboxes)
        {
            for (var i = 0; i < CrashTwin.Accounts; i++)
            {
                var balance = await BalanceAsync(client, sandbox, i);
                if (balance != _balances[sandbox][i])
                {
                    Defects.Add(
                        $"account {i} of {sandbox} has {balance}, and its transfers make {_balances[sandbox][i]}: half an operation"
                    );
                }
            }
        }
    }

    /// <summary>Looks for everything that was ever found, once more.</summary>
    public async Task CheckAllAsync(HttpClient client, CancellationToken cancellation) =>
        await FindAsync(client, _done, mustBeThere: true, cancellation);

    private async Task<HashSet<Deed>> FindAsync(
        HttpClient client,
        IReadOnlyCollection<Deed> deeds,
        bool mustBeThere,
        CancellationToken cancellation
    )
    {
        var found = new HashSet<Deed>(ReferenceEqualityComparer.Instance);
        await Parallel.ForEachAsync(
            deeds,
            new ParallelOptions { MaxDegreeOfParallelism = CrashLoad.Writers, CancellationToken = cancellation },
            async (deed, token) =>
            {
                var (status, _) = await GetAsync(client, deed.Sandbox, deed.Path, token);
                lock (found)
                {
                    if (status == HttpStatusCode.OK)
                    {
                        found.Add(deed);
                    }
                    else if (mustBeThere || deed.IsAcknowledged || status != HttpStatusCode.NotFound)
                    {
                        Defects.Add($"{deed} is lost: the server answers {(int)status}");
                    }
                }
            }
        );
        return found;
    }

    private static async Task<(HttpStatusCode, string)> GetAsync(
        HttpClient client,
        string sandbox,
        string path,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Sandbox", sandbox);
        using var answer = await client.SendAsync(request, cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>What an account has; far from anything when it is not there.</summary>
    public static async Task<long> BalanceAsync(HttpClient client, string sandbox, int account)
    {
        var path = "/accounts/" + CrashTwin.AccountName(account);
        var (status, body) = await GetAsync(client, sandbox, path, CancellationToken.None);
        if (status != HttpStatusCode.OK)
        {
            return int.MinValue;
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("balance").GetInt64();
    }
}
