using System.Text.Json;

namespace Cli.Tests.Crashes;

/// <summary>Writes to a sandbox of its own, saves snapshots of it, goes back to them and removes them.</summary>
internal sealed class SnapshotLoad(HttpClient twin, HttpClient admin, int round) : SideLoad(twin, admin)
{
    private const int Kept = 3;
    private readonly Dictionary<string, HashSet<string>> _saved = new(StringComparer.Ordinal);
    private HashSet<string> _now = [];
    private HashSet<string>? _next;
    private string? _open;

    public override string Name => "snapshots saved, restored and removed";

    private string Sandbox => $"shots-{round}";

    private string Snapshots => $"/sandboxes/{Sandbox}/snapshots";

    public override async Task<IReadOnlyList<string>> DefectsAsync(HttpClient twinNow, HttpClient adminNow)
    {
        var sandboxes = await NamesAsync(adminNow, "/sandboxes", "sandboxes");
        if (!sandboxes.Contains(Sandbox))
        {
            return _now.Count == 0 ? [] : [$"sandbox {Sandbox} is lost"];
        }

        var defects = new List<string>();
        var rows = await RowsAsync(twinNow);
        if (!rows.SetEquals(_now) && !(_next is not null && rows.SetEquals(_next)))
        {
            defects.Add($"{Sandbox} has {Text(rows)}, and must have {Text(_now)} or {Text(_next ?? _now)}");
        }

        var found = await NamesAsync(adminNow, Snapshots, "snapshots");
        defects.AddRange(_saved.Keys.Where(n => n != _open && !found.Contains(n)).Select(n => $"snapshot {n} is lost"));
        defects.AddRange(
            found.Where(n => n != _open && !_saved.ContainsKey(n)).Select(n => $"snapshot {n} is there again")
        );
        foreach (var name in found)
        {
            using var restored = await adminNow.PostAsync(
                new Uri($"{Snapshots}/{name}/restore", UriKind.Relative),
                null
            );
            var (then, wanted) = (await RowsAsync(twinNow), _saved.GetValueOrDefault(name, _now));
            if (!then.SetEquals(wanted))
            {
                defects.Add($"snapshot {name} has {Text(then)}, and was taken of {Text(wanted)}");
            }

            using var removed = await adminNow.DeleteAsync(new Uri($"{Snapshots}/{name}", UriKind.Relative));
        }

        using var gone = await adminNow.DeleteAsync(new Uri("/sandboxes/" + Sandbox, UriKind.Relative));
        return defects;
    }

    protected override async Task StepAsync(int number)
    {
        await ChangeAsync(
            [.. _now, $"row-{number}"],
            () => CreateAsync("/entries", new { id = $"row-{number}" }, Sandbox)
        );
        _open = NameOf(number);
        await OrderAsync(Snapshots, new { name = _open });
        _saved.Add(_open, _now);
        _open = null;
        if (number % 2 == 1)
        {
            var (name, rows) = _saved.First();
            await ChangeAsync(rows, () => OrderAsync($"{Snapshots}/{name}/restore", null));
        }

        if (_saved.Count > Kept)
        {
            _open = _saved.Keys.First();
            await RemoveAsync($"{Snapshots}/{_open}");
            _saved.Remove(_open);
            _open = null;
        }
    }

    private async Task ChangeAsync(HashSet<string> next, Func<Task<bool>> change)
    {
        _next = next;
        await change();
        (_now, _next) = (next, null);
    }

    private async Task<HashSet<string>> RowsAsync(HttpClient twinNow)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/entries?limit=10000");
        request.Headers.Add("X-Sandbox", Sandbox);
        using var answer = await twinNow.SendAsync(request);
        using var list = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. list.RootElement.GetProperty("data").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
    }

    private static string Text(HashSet<string> rows) => $"{{{string.Join(' ', rows.Order(StringComparer.Ordinal))}}}";

    private static string NameOf(int number) => $"shot-{number}";
}
