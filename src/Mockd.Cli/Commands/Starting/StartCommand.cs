using System.CommandLine;
using Mockd.Cli.Arguments;
using Mockd.Cli.Output;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd start</c>: serves a twin, here or in the background.</summary>
internal static class StartCommand
{
    public const string DefaultConfig = "mockd.yaml";

    private static readonly Option<string> Config = new("--config", "-c")
    {
        Description = "Configuration file",
        HelpName = "FILE",
        DefaultValueFactory = _ => DefaultConfig,
    };

    private static readonly Argument<string?> Spec = new("spec")
    {
        Description = "A description to serve without a configuration: a file, an address or npm:NAME@VERSION/FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Port = PortOption("--port", "-p", "Port of the twin", 4280);
    private static readonly Option<int> AdminPort = PortOption("--admin-port", "-a", "Port of the admin plane", 4290);

    private static readonly Option<string> Host = new("--host")
    {
        Description = "Name or address to listen on; 0.0.0.0 is every IPv4 address",
        HelpName = "HOST",
        DefaultValueFactory = _ => "localhost",
    };

    private static readonly Option<bool> NoAuth = new("--no-auth")
    {
        Description = "Let the admin plane work without a key",
    };

    private static readonly Option<bool> Detach = new("--detach", "-d")
    {
        Description = "Run in the background; returns when the twin answers",
    };

    private static readonly Option<string[]?> AllowedHosts = new Option<string[]?>("--allow-hosts")
    {
        Description =
            "Host names that the twin answers under, besides addresses and localhost; *.NAME is all below it (default: all)",
        HelpName = "NAME,…",
        Arity = ArgumentArity.OneOrMore,
    }.AsHosts();

    private static readonly Option<LogLevel> Level = new Option<LogLevel>("--log-level")
    {
        Description = "How much is told while running",
        DefaultValueFactory = _ => LogLevel.Info,
    }.OneOfItsWords();

    public static Command Create(Terminal terminal, BackgroundHandshake? background)
    {
        var command = new Command("start", "Start a twin")
        {
            Spec,
            Config,
            Port,
            AdminPort,
            Host,
            AllowedHosts,
            NoAuth,
            Detach,
            TwinFile.AllowRemoteReferences,
            TwinFile.Verbose,
            InstanceOptions.PidFile,
            Level,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, terminal, background, cancellation));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed,
        Terminal terminal,
        BackgroundHandshake? background,
        CancellationToken cancellation
    )
    {
        var folder = DataFolder.Of(parsed.GetValue(GlobalOptions.DataDir));
        var port = parsed.GetValue(Port);
        var order = new StartOrder
        {
            Config = Served(parsed),
            Port = port,
            AdminPort = parsed.GetValue(AdminPort),
            Host = parsed.GetRequiredValue(Host),
            // Without the option its value is an empty list, which would allow nobody.
            AllowedHosts = parsed.GetResult(AllowedHosts) is null ? null : parsed.GetValue(AllowedHosts),
            AsJson = parsed.GetValue(GlobalOptions.Json),
            ShowsAll = parsed.GetValue(TwinFile.Verbose),
            AsksForKey = !parsed.GetValue(NoAuth),
            AllowsRemoteReferences = parsed.GetValue(TwinFile.AllowRemoteReferences),
            LogLevel = parsed.GetValue(Level),
            Folder = folder,
            PidFile = parsed.GetValue(InstanceOptions.PidFile),
        };
        if (
            !File.Exists(order.Config)
            && parsed.GetValue(Spec) is null
            && parsed.GetResult(Config) is null or { Implicit: true }
        )
        {
            throw new CommandException($"There is no {DefaultConfig} in this folder; name a file with -c FILE.");
        }

        folder.Close();
        return parsed.GetValue(Detach) && background is null
            ? BackgroundStart.RunAsync(folder.LogFileOf(port), terminal, cancellation)
            : ForegroundRun.RunAsync(order, terminal, background);
    }

    private static string Served(ParseResult parsed) =>
        parsed.GetValue(Spec) is not { } spec ? parsed.GetRequiredValue(Config)
        : parsed.GetResult(Config) is null or { Implicit: true } ? spec
        : throw new CommandException($"Name one thing to serve: '{spec}', or the file behind -c.");

    private static Option<int> PortOption(string name, string alias, string description, int usual) =>
        new Option<int>(name, alias)
        {
            Description = description + "; 0 takes a free one",
            HelpName = "PORT",
            DefaultValueFactory = _ => usual,
        }.Within(0, Numbers.LargestPort);
}
