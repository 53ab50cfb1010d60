using System.CommandLine;
using System.Reflection;
using Mockd.Cli.Output;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>Without the commit that builds append behind a plus sign.</summary>
    public static string Current =>
        typeof(VersionCommand)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    public static Command Create(Terminal terminal)
    {
        var command = new Command("version", "Print the version");
        command.SetAction(parsed =>
        {
            terminal.Line(parsed.GetValue(GlobalOptions.Json) ? $"{{\"version\":\"{Current}\"}}" : $"mockd {Current}");
            return ExitCodes.Success;
        });
        return command;
    }
}
