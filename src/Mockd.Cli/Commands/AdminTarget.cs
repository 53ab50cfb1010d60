using System.CommandLine;
using System.Globalization;

namespace Mockd.Cli.Commands;

/// <summary>Which instance a command talks to, and with which key.</summary>
internal sealed record AdminTarget(string Url, string? Key)
{
    public const string DefaultUrl = "http://localhost:4290";
    private const int DefaultPort = 4280;

    public static AdminTarget Of(ParseResult parsed)
    {
        var folder = DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir));
        var url = parsed.GetValue(GlobalOptions.AdminUrl) ?? Running(folder)?.AdminUrl ?? DefaultUrl;
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

    /// <summary>The key given, else this machine's own; null: none.</summary>
    public static string? KeyFor(ParseResult parsed, string url)
    {
        var given = parsed.GetValue(GlobalOptions.ApiKey) ?? Environment.GetEnvironmentVariable("MOCKD_API_KEY");
        if (!string.IsNullOrEmpty(given))
        {
            return given;
        }

        // The key of this machine's instances is not for other machines.
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback
            ? DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir)).ReadKey()
            : null;
    }
}
