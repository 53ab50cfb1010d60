using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cli.Tests.Crashes;

/// <summary>
/// One client beside the writers that does one thing after the other until the server is gone, and then knows what must be
/// there: what was acknowledged, and the last step done whole or not at all.
/// </summary>
internal abstract class SideLoad(HttpClient twin, HttpClient admin)
{
    /// <summary>What it does, for people.</summary>
    public abstract string Name { get; }

    /// <summary>Steps that were acknowledged.</summary>
    public int Done { get; private set; }

    public async Task RunAsync()
    {
        try
        {
            for (var i = 0; ; i++)
            {
                await StepAsync(i);
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone; what was asked for last may be done or not.
        }
    }

    /// <summary>What is not as it must be at the server that came after; it is cleaned up behind it.</summary>
    public abstract Task<IReadOnlyList<string>> DefectsAsync(HttpClient twinNow, HttpClient adminNow);

    protected abstract Task StepAsync(int number);

    protected Task<bool> CreateAsync(string path, object row, string sandbox) =>
        SendAsync(twin, HttpMethod.Post, path, row, sandbox);

    protected Task<bool> DeleteAsync(string path, string sandbox) =>
        SendAsync(twin, HttpMethod.Delete, path, null, sandbox);

    protected Task<bool> OrderAsync(string path, object? order) => SendAsync(admin, HttpMethod.Post, path, order, null);

    protected Task<bool> RemoveAsync(string path) => SendAsync(admin, HttpMethod.Delete, path, null, null);

    protected static async Task<bool> IsThereAsync(HttpClient twinNow, string path, string sandbox)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Sandbox", sandbox);
        using var answer = await twinNow.SendAsync(request);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.NotFound => false,
            var other => throw new InvalidOperationException($"{path} was answered {(int)other}"),
        };
    }

    /// <summary>Names in a list of the admin plane.</summary>
    protected static async Task<HashSet<string>> NamesAsync(HttpClient adminNow, string path, string list)
    {
        using var answer = JsonDocument.Parse(await adminNow.GetStringAsync(new Uri(path, UriKind.Relative)));
        return
        [
            .. answer.RootElement.GetProperty(list).EnumerateArray().Select(s => s.GetProperty("name").GetString()!),
        ];
    }

    private async Task<bool> SendAsync(HttpClient client, HttpMethod method, string path, object? body, string? sandbox)
    {
        using var request = new HttpRequestMessage(method, path);
        if (sandbox is not null)
        {
            request.Headers.Add("X-Sandbox", sandbox);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Done += answer.IsSuccessStatusCode ? 1 : 0;
        return answer.IsSuccessStatusCode
            ? true
            : throw new InvalidOperationException($"{method} {path} was answered {(int)answer.StatusCode}");
    }
}
