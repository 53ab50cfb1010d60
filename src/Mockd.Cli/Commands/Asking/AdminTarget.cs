using System.CommandLine;
using System.Globalization;
using Mockd.Cli.Arguments;

namespace Mockd.Cli.Commands;

/// <summary>Which instance a command talks to, and with which key.</summary>
internal sealed record AdminTarget(string Url, string? Key)
{
    public const string DefaultUrl = "http://localhost:4290";
    private const int DefaultPort = 4280;

    public static AdminTarget Of(ParseResult parsed)
    {
        var folder = DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir));
        if (parsed.GetValue(GlobalOptions.AdminUrl) is null && Running(folder) is { } running)
        {
            return new AdminTarget(running.AdminUrl, KeyOf(parsed, running));
        }

        var url = parsed.GetValue(GlobalOptions.AdminUrl) ?? DefaultUrl;
        return new AdminTarget(url, KeyFor(parsed, url));
    }

    /// <summary>The instance on the default port, else the only one; null when none runs.</summary>
    /// <exception cref="CommandException">Several run, and none of them on the default port.</exception>
    public static RunFile? Running(DataFolder folder)
    {
        var living = RunFile.Living(folder);
        if (living.FirstOrDefault(r => r.Port == DefaultPort) is { } usual)
        {
            return usual;
        }

        return living.Count switch
        {
            0 => null,
            1 => living[0],
            _ => throw new CommandException(
                "Several instances run ("
                    + string.Join(
                        ", ",
                        living.Select(r =>
                            string.Create(CultureInfo.InvariantCulture, $"{r.AdminUrl} for port {r.Port}")
                        )
                    )
                    + "); choose one with --admin-url (stop and status: with -p)."
            ),
        };
    }

    /// <summary>The key given, else that of the instance; it may have been started with another data folder.</summary>
    public static string? KeyOf(ParseResult parsed, RunFile instance) =>
        KeyFor(parsed, instance.AdminUrl, instance.DataFolder);

    /// <summary>The key given, else this machine's own; null: none.</summary>
    /// <param name="folder">Where the key of the instance is; null: where it usually is.</param>
    public static string? KeyFor(ParseResult parsed, string url, string? folder = null)
    {
        var given = parsed.GetValue(GlobalOptions.ApiKey) ?? Environment.GetEnvironmentVariable("MOCKD_API_KEY");
        if (!string.IsNullOrEmpty(given))
        {
            return given;
        }

        // The key of this machine's instances is not for other machines.
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback
            ? DataFolder.Of(folder ?? parsed.GetValue(GlobalOptions.DataDir)).ReadKey()
            : null;
    }
}
