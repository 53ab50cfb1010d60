using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Databases;

/// <summary>
/// A PostgreSQL server of its own: the distribution's program on a free loopback port, with its data in a temporary folder
/// and a password that nobody knows. Gone when disposed.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string User = "mockd";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly PostgresPrograms _programs;
    private readonly string _folder;
    private Process? _process;
    private int _databases;

    private PostgresServer(PostgresPrograms programs, string folder, int port)
    {
        _programs = programs;
        _folder = folder;
        Port = port;
    }

    /// <summary>Why no server can be started here, and what to do; null: one can.</summary>
    public static string? Missing => PostgresPrograms.Find() is null ? PostgresPrograms.Advice : null;

    public int Port { get; }

    /// <summary>So that tests can look for it where it must not be.</summary>
    public string Password { get; } = "pw-" + RandomNumberGenerator.GetHexString(20, lowercase: true);

    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var programs = PostgresPrograms.Find() ?? throw new InvalidOperationException(PostgresPrograms.Advice);
        var folder = Directory.CreateTempSubdirectory("mockd-postgres-").FullName;
        var server = new PostgresServer(programs, folder, FreePort());
        try
        {
            await server.MakeAsync();
            await server.ResumeAsync();
            return server;
        }
        catch
        {
            // Whatever it was, nothing stays behind.
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Settings as Npgsql writes them.</summary>
    public string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={Port};Username={User};Password={Password};Database={database}";

    /// <summary>A new database, empty; its name.</summary>
    public async Task<string> MakeDatabaseAsync()
    {
        var name = $"twin_{Interlocked.Increment(ref _databases)}";
        await RunAsync("postgres", $"CREATE DATABASE {name}");
        return name;
    }

    public async Task RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What the server wrote so far.</summary>
    public string Log() => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    /// <summary>Ends it as a crash would: nobody gets an answer, and it recovers at its next start.</summary>
    public Task CrashAsync() => EndAsync("QUIT");

    /// <summary>Starts it again on the same port.</summary>
    public async Task ResumeAsync()
    {
        _process = _programs.Start("postgres", "-D", DataPath);
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await RunAsync("postgres", "SELECT 1");
                return;
            }
            catch (Exception e) when (e is NpgsqlException or SocketException && deadline.Elapsed < Patience)
            {
                if (_process.HasExited)
                {
                    throw new InvalidOperationException($"PostgreSQL did not start: {Log()}", e);
                }

                await Task.Delay(30);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await EndAsync("INT");
        Directory.Delete(_folder, recursive: true);
    }

    private string DataPath => Path.Combine(_folder, "data");

    private string LogPath => Path.Combine(DataPath, "log", "server.log");

    private async Task MakeAsync()
    {
        var secret = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(secret, Password);
        await _programs.OwnAsync(_folder);
        using (
            var making = _programs.Start(
                "initdb",
                "--pgdata",
                DataPath,
                "--username",
                User,
                "--pwfile",
                secret,
                "--auth",
                "scram-sha-256",
                "--encoding",
                "UTF8",
                "--locale",
                "C",
                "--no-sync"
            )
        )
        {
            await making.WaitForExitAsync();
            if (making.ExitCode != 0)
            {
                throw new InvalidOperationException($"initdb ended with code {making.ExitCode}.");
            }
        }

        await File.AppendAllTextAsync(
            Path.Combine(DataPath, "postgresql.conf"),
            $"""

            listen_addresses = '127.0.0.1'
            port = {Port}
            unix_socket_directories = ''
            max_connections = 200
            logging_collector = on
            log_directory = 'log'
            log_filename = 'server.log'
            log_min_messages = warning

            """
        );
    }

    private async Task EndAsync(string signal)
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        if (!process.HasExited)
        {
            using var sender = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
            await sender.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
