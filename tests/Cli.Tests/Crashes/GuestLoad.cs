namespace Cli.Tests.Crashes;

/// <summary>Sandboxes that come with the first request that names them, and go again.</summary>
internal sealed class GuestLoad(HttpClient twin, HttpClient admin, int round) : SideLoad(twin, admin)
{
    private const int Kept = 5;
    private readonly Dictionary<string, string> _there = new(StringComparer.Ordinal);
    private string? _open;

    public override string Name => "sandboxes that came with a request and went";

    public override async Task<IReadOnlyList<string>> DefectsAsync(HttpClient twinNow, HttpClient adminNow)
    {
        var defects = new List<string>();
        var found = await NamesAsync(adminNow, "/sandboxes", "sandboxes");
        found.RemoveWhere(n => !n.StartsWith("guest-", StringComparison.Ordinal));
        foreach (var (name, row) in _there.Where(t => t.Key != _open))
        {
            if (!found.Contains(name) || !await IsThereAsync(twinNow, "/entries/" + row, name))
            {
                defects.Add($"the row {row} of sandbox {name} is lost");
            }
        }

        defects.AddRange(
            found
                .Where(n => n != _open && !_there.ContainsKey(n))
                .Select(n => $"sandbox {n} was removed, and is there again")
        );
        foreach (var name in found)
        {
            using var removed = await adminNow.DeleteAsync(new Uri("/sandboxes/" + name, UriKind.Relative));
        }

        return defects;
    }

    protected override async Task StepAsync(int number)
    {
        _open = NameOf(number);
        await CreateAsync("/entries", new { id = $"row-{number}" }, _open);
        _there.Add(_open, $"row-{number}");
        if (number >= Kept)
        {
            _open = NameOf(number - Kept);
            await RemoveAsync("/sandboxes/" + _open);
            _there.Remove(_open);
        }

        _open = null;
    }

    private string NameOf(int number) => $"guest-{round}-{number}";
}
