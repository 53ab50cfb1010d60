namespace Cli.Tests.Crashes;

/// <summary>Rows that are deleted with the rows that name them: all of them go, or none does.</summary>
internal sealed class DeleteLoad(HttpClient twin, HttpClient admin, int round) : SideLoad(twin, admin)
{
    private const int Kept = 4;
    private const int Lines = 3;
    private readonly HashSet<string> _there = [];
    private readonly HashSet<string> _gone = [];
    private string? _open;

    public override string Name => "orders made, and deleted with their lines";

    private static string Sandbox => CrashLoad.Sandboxes[1];

    public override async Task<IReadOnlyList<string>> DefectsAsync(HttpClient twinNow, HttpClient adminNow)
    {
        var defects = new List<string>();
        foreach (var order in _there.Concat(_gone).Append(_open).OfType<string>().Distinct())
        {
            var isThere = await IsThereAsync(twinNow, "/orders/" + order, Sandbox);
            var lines = 0;
            for (var i = 0; i < Lines; i++)
            {
                lines += await IsThereAsync(twinNow, $"/lines/{order}-{i}", Sandbox) ? 1 : 0;
            }

            if (order == _open && !_there.Contains(order))
            {
                // It was being made, line after line, each a request of its own.
                continue;
            }

            if (order != _open && isThere != _there.Contains(order))
            {
                defects.Add($"order {order} is {(isThere ? "there again" : "lost")}");
            }

            if (lines != (isThere ? Lines : 0))
            {
                defects.Add($"order {order} is {(isThere ? "there" : "gone")} and has {lines} lines: half a delete");
            }
        }

        return defects;
    }

    protected override async Task StepAsync(int number)
    {
        _open = NameOf(number);
        await CreateAsync("/orders", new { id = _open }, Sandbox);
        for (var i = 0; i < Lines; i++)
        {
            await CreateAsync("/lines", new { id = $"{_open}-{i}", order = _open }, Sandbox);
        }

        _there.Add(_open);
        if (number >= Kept)
        {
            _open = NameOf(number - Kept);
            await DeleteAsync("/orders/" + _open, Sandbox);
            _there.Remove(_open);
            _gone.Add(_open);
        }

        _open = null;
    }

    private string NameOf(int number) => $"order-{round}-{number}";
}
