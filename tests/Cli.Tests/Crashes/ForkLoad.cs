namespace Cli.Tests.Crashes;

/// <summary>Forks sandboxes that are being written to, and removes the forks again.</summary>
internal sealed class ForkLoad(HttpClient twin, HttpClient admin, int round) : SideLoad(twin, admin)
{
    private const int Kept = 3;
    private readonly HashSet<string> _there = [];
    private string? _open;

    public override string Name => "forks made and removed";

    public override async Task<IReadOnlyList<string>> DefectsAsync(HttpClient twinNow, HttpClient adminNow)
    {
        var defects = new List<string>();
        var found = await NamesAsync(adminNow, "/sandboxes", "sandboxes");
        found.RemoveWhere(n => !n.StartsWith("fork-", StringComparison.Ordinal));
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
                sum += await Ledger.BalanceAsync(twinNow, name, i);
            }

            if (sum != CrashTwin.Accounts * CrashTwin.EachBegins)
            {
                defects.Add($"sandbox {name} has {sum} in its accounts: it was forked in the middle of an operation");
            }

            using var removed = await adminNow.DeleteAsync(new Uri("/sandboxes/" + name, UriKind.Relative));
        }

        return defects;
    }

    protected override async Task StepAsync(int number)
    {
        _open = NameOf(number);
        var from = CrashLoad.Sandboxes[1 + (number % (CrashLoad.Sandboxes.Length - 1))];
        await OrderAsync("/sandboxes", new { name = _open, from });
        _there.Add(_open);
        if (number >= Kept)
        {
            _open = NameOf(number - Kept);
            await RemoveAsync("/sandboxes/" + _open);
            _there.Remove(_open);
        }

        _open = null;
    }

    private string NameOf(int number) => $"fork-{round}-{number}";
}
