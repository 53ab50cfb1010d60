using System.Globalization;
using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>Connections written as an address, the way PostgreSQL's own tools and most hosts of databases give them.</summary>
internal static class PostgresUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    /// <summary>Parameters behind the question mark, by what PostgreSQL calls them.</summary>
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["channel_binding"] = "Channel Binding",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["target_session_attrs"] = "Target Session Attributes",
        ["options"] = "Options",
        ["search_path"] = "Search Path",
        ["host"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
    };

    public static bool IsOne(string text) => Schemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="StoreRefusedException">It cannot be read; the message shows nothing of it.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text, string origin)
    {
        try
        {
            var rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
            var settings = new NpgsqlConnectionStringBuilder();
            var (address, query) = Split(rest, '?');
            var (authority, database) = Split(address, '/');
            if (database.AsSpan().ContainsAny('@', '/', '#'))
            {
                // A password with a slash in it, which ends the host too early: what follows would be shown as a name.
                throw new FormatException();
            }

            ReadAuthority(settings, authority);
            if (database.Length > 0)
            {
                settings.Database = Decode(database);
            }

            foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var (name, value) = Split(pair, '=');
                settings[Parameters[name]] = ValueOf(name, Decode(value));
            }

            return settings;
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            throw new StoreRefusedException(
                $"The address in {origin} cannot be read. It has the form `postgres://user:password@host:port/database`, with "
                    + "the characters @ : / ? # % of a name or password written as %40 %3A %2F %3F %23 %25. Behind a question "
                    + $"mark it may have {string.Join(", ", Parameters.Keys)}."
            );
        }
    }

    private static void ReadAuthority(NpgsqlConnectionStringBuilder settings, string authority)
    {
        var at = authority.LastIndexOf('@');
        if (authority.AsSpan().Count('@') > 1 || authority.Contains('#', StringComparison.Ordinal))
        {
            throw new FormatException();
        }

        if (at >= 0)
        {
            var (user, password) = Split(authority[..at], ':');
            settings.Username = Decode(user);
            if (password.Length > 0)
            {
                settings.Password = Decode(password);
            }
        }

        var hosts = authority[(at + 1)..];
        var colon = hosts.LastIndexOf(':');
        var hasOnePort = colon > hosts.LastIndexOf(']') && !hosts.Contains(',', StringComparison.Ordinal);
        if (hasOnePort)
        {
            settings.Port = int.Parse(hosts[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            hosts = hosts[..colon];
        }

        if (hosts.Length > 0)
        {
            settings.Host = hosts.StartsWith('[') && hosts.EndsWith(']') ? hosts[1..^1] : Decode(hosts);
        }
    }

    // PostgreSQL writes "verify-full" and "read-write", Npgsql "VerifyFull" and "read-write".
    private static string ValueOf(string name, string value) =>
        name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;

    private static (string Before, string After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text);
}
