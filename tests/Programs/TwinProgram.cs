using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Programs;

/// <summary>
/// A twin in a process of its own, served by the program that <c>MOCKD_PROGRAM</c> names. Without that variable tests serve
/// their twins themselves, in process.
/// </summary>
public sealed partial class TwinProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly HttpClient _admin = new();
    private readonly Task<string> _rest;

    private TwinProgram(Process process, Uri address, Uri admin, IReadOnlyList<string> messages)
    {
        (_process, Address, Messages) = (process, address, messages);
        _admin.BaseAddress = admin;

        // What it prints from now on is read, so that it never waits for a reader.
        _rest = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>The program to test; null: none is named.</summary>
    public static string? Named =>
        Environment.GetEnvironmentVariable("MOCKD_PROGRAM") is { Length: > 0 } path ? path : null;

    public Uri Address { get; }

    /// <summary>What it said about the configuration before it was ready.</summary>
    public IReadOnlyList<string> Messages { get; }

    /// <param name="folder">Where its data go.</param>
    /// <param name="cache">Where descriptions are kept converted; null: where they are for everybody.</param>
    /// <exception cref="TwinRefusedException">It ended without serving.</exception>
    public static async Task<TwinProgram> StartAsync(
        string config,
        string folder,
        string? cache,
        CancellationToken cancellation
    )
    {
        var process = Process.Start(Order(config, folder, cache))!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var lines = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                lines.Add(line);
                if (Ready().IsMatch(line))
                {
                    var text = string.Join('\n', lines);
                    return new TwinProgram(
                        process,
                        AddressIn(text, "twin"),
                        AddressIn(text, "admin"),
                        DiagnosticsOf(lines)
                    );
                }
            }
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }

        process.Dispose();
        throw new TwinRefusedException(string.Join('\n', lines), DiagnosticsOf(lines));
    }

    /// <summary>Asks the admin plane; an answer that is no success throws.</summary>
    /// <returns>The body.</returns>
    public async Task<string> AdministerAsync(string method, string route, string? json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), route);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _admin.SendAsync(request, cancellation);
        var body = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? body
            : throw new HttpRequestException($"{method} {route} was answered {(int)answer.StatusCode}: {body}");
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
    }

    private static ProcessStartInfo Order(string config, string folder, string? cache)
    {
        // One stream for data and messages, so that it is certain which messages came before it was ready.
        string[] program = [Named ?? throw new InvalidOperationException("MOCKD_PROGRAM names no program")];
        string[] arguments = ["start", "-c", config, "-p", "0", "-a", "0", "--no-auth"];
        var order = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" 2>&1", .. program, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        order.Environment["MOCKD_DATA_DIR"] = Path.Combine(folder, "data");
        order.Environment.Remove("MOCKD_API_KEY");
        if (cache is not null)
        {
            order.Environment["MOCKD_CACHE_DIR"] = cache;
        }

        return order;
    }

    private static Uri AddressIn(string text, string plane) =>
        new(Regex.Match(text, $@"^ +{plane} +(\S+)", RegexOptions.Multiline).Groups[1].Value);

    private static string[] DiagnosticsOf(List<string> lines) => [.. lines.Where(line => Code().IsMatch(line))];

    [GeneratedRegex(@"^ .* bindings? in \d+ ms$")]
    private static partial Regex Ready();

    [GeneratedRegex(@"^MK\d{4} ")]
    private static partial Regex Code();
}
