using System.Net.Http.Json;
using System.Text.Json;

namespace Cli.Tests.Crashes;

/// <summary>Forks sandboxes that are being written to, and removes the forks again, until the server is gone.</summary>
internal sealed class ForkLoad(HttpClient admin, int round)
{
    private const int Kept = 3;
    private readonly HashSet<string> _there = [];
    private string? _open;

    public int Done { get; private set; }

    public async Task RunAsync()
    {
        try
        {
            for (var i = 0; ; i++)
            {
                await CreateAsync(Name(i), CrashLoad.Sandboxes[1 + (i % (CrashLoad.Sandboxes.Length - 1))]);
                if (i >= Kept)
                {
                    await DeleteAsync(Name(i - Kept));
                }
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone; what was asked for last may be done or not.
        }
    }

    /// <summary>Looks for what was acknowledged, at balances that must be of one moment each, and removes what is there.</summary>
    public async Task<IReadOnlyList<string>> DefectsAsync(HttpClient client, HttpClient adminNow)
    {
        var defects = new List<string>();
        using var answer = JsonDocument.Parse(await adminNow.GetStringAsync("/sandboxes"));
        var found = answer
            .RootElement.GetProperty("sandboxes")
            .EnumerateArray()
            .Select(s => s.GetProperty("name").GetString()!)
            .Where(n => n.StartsWith("fork-", StringComparison.Ordinal))
            .ToHashSet();
        defects.AddRange(_there.Where(n => n != _open && !found.Contains(n)).Select(n => $"sandbox {n} is lost"));
        defects.AddRange(
            found
                .Where(n => n != _open && !_there.Contains(n))
                .Select(n => $"sandbox {n} was removed, and is there again")
        );
        foreach (var name in found)
        {
            var sum = 0L;
            for (var i = 0; i < CrashTwin.Accounts; i++)
            {
                sum += await Ledger.BalanceAsync(client, name, i);
            }

            if (sum != CrashTwin.Accounts * CrashTwin.EachBegins)
            {
                defects.Add($"sandbox {name} has {sum} in its accounts: it was forked in the middle of an operation");
            }

            using var removed = await adminNow.DeleteAsync(new Uri("/sandboxes/" + name, UriKind.Relative));
        }

        return defects;
    }

    private async Task CreateAsync(string name, string from)
    {
        _open = name;
        using var answer = await admin.PostAsJsonAsync("/sandboxes", new { name, from });
        if (answer.IsSuccessStatusCode)
        {
            _there.Add(name);
            Done++;
        }

        _open = null;
    }

    private async Task DeleteAsync(string name)
    {
        _open = name;
        using var answer = await admin.DeleteAsync(new Uri("/sandboxes/" + name, UriKind.Relative));
        if (answer.IsSuccessStatusCode)
        {
            _there.Remove(name);
        }

        _open = null;
    }

    private string Name(int number) => $"fork-{round}-{number}";
}
