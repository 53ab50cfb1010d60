using System.Net;
using Mockd.Contracts.Configuration;
using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>
/// Where the database is and who we are there. It comes from the environment or from a file, never from the configuration,
/// and nothing of it is shown but <see cref="Place"/>.
/// </summary>
public sealed class PostgresConnection
{
    public const string DefaultVariable = "MOCKD_POSTGRES";

    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresConnection(NpgsqlConnectionStringBuilder settings) => _settings = settings;

    /// <summary>Host, port and database: <c>db.example:5432/mockd</c>.</summary>
    public string Place => $"{_settings.Host}:{_settings.Port}/{_settings.Database ?? _settings.Username}";

    /// <summary>From the variable or the file that the configuration names.</summary>
    /// <param name="folder">What the path of the file is relative to.</param>
    /// <exception cref="StoreRefusedException">It is not there, or is no connection.</exception>
    public static PostgresConnection Read(StateConfig config, string folder, Func<string, string?> environment)
    {
        return config.ConnectionFile is { } file
            ? Parse(TextOf(file, folder), "the file of `state.connectionFile`")
            : FromEnvironment(config.ConnectionEnv ?? DefaultVariable, environment);
    }

    /// <param name="text">Settings as Npgsql writes them, or an address that begins with <c>postgres://</c>.</param>
    /// <param name="origin">Where the text is from, for messages.</param>
    /// <exception cref="StoreRefusedException">It is neither; the message shows nothing of it.</exception>
    public static PostgresConnection Parse(string text, string origin)
    {
        var settings = PostgresUrl.IsOne(text) ? PostgresUrl.Parse(text, origin) : Settings(text, origin);
        if (string.IsNullOrEmpty(settings.Host))
        {
            throw new StoreRefusedException($"What {origin} holds names no host.");
        }

        if (settings.Port is < 1 or > IPEndPoint.MaxPort || HasPortOutOfRange(settings.Host))
        {
            throw new StoreRefusedException(
                $"What {origin} holds names a port that is none: ports go from 1 to {IPEndPoint.MaxPort}."
            );
        }

        SetDefaults(settings);
        return new PostgresConnection(settings);
    }

    public override string ToString() => Place;

    /// <exception cref="StoreRefusedException">The settings contradict each other.</exception>
    internal NpgsqlDataSource Build()
    {
        try
        {
            return BuildSource();
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw PostgresFailures.Contradiction(e, Place);
        }
    }

    private NpgsqlDataSource BuildSource()
    {
        var builder = new NpgsqlSlimDataSourceBuilder(_settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        return builder.Build();
    }

    /// <summary>Several hosts may each have a port of their own.</summary>
    private static bool HasPortOutOfRange(string hosts) =>
        hosts
            .Split(',')
            .Where(h => h.AsSpan().Count(':') == 1)
            .Any(h =>
                !ushort.TryParse(h.AsSpan(h.IndexOf(':', StringComparison.Ordinal) + 1), out var port) || port == 0
            );

    private static PostgresConnection FromEnvironment(string name, Func<string, string?> environment)
    {
        return environment(name) is { Length: > 0 } text
            ? Parse(text.Trim(), $"the environment variable {name}")
            : throw new StoreRefusedException(
                $"The environment variable {name} is not set. It holds the connection to PostgreSQL, such as "
                    + "`Host=localhost;Database=mockd;Username=mockd;Password=…` or `postgres://mockd:…@localhost/mockd`."
            );
    }

    private static string TextOf(string file, string folder)
    {
        try
        {
            return System.IO.File.ReadAllText(Path.Combine(folder, file)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException($"The file '{file}' of `state.connectionFile` cannot be read: {e.Message}");
        }
    }

    private static NpgsqlConnectionStringBuilder Settings(string text, string origin)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // Not the message of the exception: it names what it did not understand, which may be part of the password.
            throw new StoreRefusedException(
                $"What {origin} holds is no connection to PostgreSQL. Write `Host=…;Database=…;Username=…;Password=…`, with a "
                    + "value in double quotes where it has a semicolon, or an address `postgres://user:password@host/database`."
            );
        }
    }

    /// <summary>What people do not set themselves: short waits, so that a request hears soon that the database is away.</summary>
    private static void SetDefaults(NpgsqlConnectionStringBuilder settings)
    {
        var given = settings.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        settings.ApplicationName ??= "mockd";
        settings.Timeout = given.Contains("Timeout") ? settings.Timeout : 2;
        settings.CommandTimeout = given.Contains("Command Timeout") ? settings.CommandTimeout : 3;
        settings.CancellationTimeout = given.Contains("Cancellation Timeout") ? settings.CancellationTimeout : 500;
        settings.MaxPoolSize = given.Contains("Maximum Pool Size") ? settings.MaxPoolSize : 20;
        settings.MaxAutoPrepare = given.Contains("Max Auto Prepare") ? settings.MaxAutoPrepare : 32;
        settings.AutoPrepareMinUsages = given.Contains("Auto Prepare Min Usages") ? settings.AutoPrepareMinUsages : 2;

        // No statement of ours leaves anything behind in a session.
        settings.NoResetOnClose = true;
        settings.Enlist = false;
        settings.PersistSecurityInfo = false;
    }
}
