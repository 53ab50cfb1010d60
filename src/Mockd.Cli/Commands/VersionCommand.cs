using System.CommandLine;
using System.Reflection;
using Mockd.Cli.Output;
using Mockd.Contracts.Json;

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
            terminal.Print(parsed, JsonObject.Of(("version", Current)), $"mockd {Current}");
            return ExitCodes.Success;
        });
        return command;
    }
}
