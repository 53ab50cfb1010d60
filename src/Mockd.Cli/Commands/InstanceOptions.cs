using System.CommandLine;

namespace Mockd.Cli.Commands;

/// <summary>Options that name an instance by the port of its twin.</summary>
internal static class InstanceOptions
{
    public static readonly Option<int?> Port = new("--port", "-p")
    {
        Description = "Port of the twin (default: the one that runs)",
        HelpName = "PORT",
    };

    public static readonly Option<string?> PidFile = new("--pid-file")
    {
        Description =
            "Where the instance notes its process id and ports (default: run/mockd-PORT.json in the data folder)",
        HelpName = "FILE",
    };

    /// <summary>The admin plane of the instance on the port asked for, else of the one that runs.</summary>
    public static AdminTarget TargetOf(ParseResult parsed)
    {
        if (parsed.GetValue(Port) is not { } port || parsed.GetValue(GlobalOptions.AdminUrl) is not null)
        {
            return AdminTarget.Of(parsed);
        }

        var folder = DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir));
        var file = RunFile.Read(folder.RunFileOf(port));
        return file is not null && file.IsAlive()
            ? new AdminTarget(file.AdminUrl, AdminTarget.KeyFor(parsed, file.AdminUrl))
            : throw new CommandException($"No instance of ours runs on port {port}.");
    }
}
