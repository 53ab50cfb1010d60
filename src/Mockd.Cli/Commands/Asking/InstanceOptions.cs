using System.CommandLine;
using Mockd.Cli.Arguments;

namespace Mockd.Cli.Commands;

/// <summary>Options that name an instance by the port of its twin.</summary>
internal static class InstanceOptions
{
    public static readonly Option<int?> Port = new Option<int?>("--port", "-p")
    {
        Description = "Port of the twin (default: the one that runs)",
        HelpName = "PORT",
    }.Within(1, Numbers.LargestPort);

    public static readonly Option<string?> PidFile = new("--pid-file")
    {
        Description =
            "Where the instance notes its process id and ports (default: run/mockd-PORT.json in the data folder)",
        HelpName = "FILE",
    };

    public static readonly Option<int?> AdminPort = new Option<int?>("--admin-port", "-a")
    {
        Description = "Admin port of an instance on this machine",
        HelpName = "PORT",
    }.Within(1, Numbers.LargestPort);

    /// <summary>The admin plane of the instance that the options name, else of the one that runs.</summary>
    public static AdminTarget TargetOf(ParseResult parsed)
    {
        if (parsed.GetValue(GlobalOptions.AdminUrl) is not null)
        {
            return AdminTarget.Of(parsed);
        }

        if (parsed.GetValue(AdminPort) is { } adminPort)
        {
            var url = $"http://localhost:{adminPort}";
            return new AdminTarget(url, AdminTarget.KeyFor(parsed, url));
        }

        var path = parsed.GetValue(PidFile);
        if (path is null && parsed.GetValue(Port) is { } port)
        {
            path = DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir)).RunFileOf(port);
        }

        return path is null ? AdminTarget.Of(parsed)
            : RunFile.Read(path) is { } file && file.IsAlive()
                ? new AdminTarget(file.AdminUrl, AdminTarget.KeyOf(parsed, file))
            : throw new CommandException($"No instance of ours runs there: {path} names none that is alive.")
            {
                Code = ErrorCodes.NotRunning,
            };
    }
}
