using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Mockd.Cli;
using Mockd.Cli.Commands;
using Mockd.Cli.Output;
using Xunit;

namespace Cli.Tests.Lines;

/// <summary>
/// The second half of docs/reference/cli.md comes from the commands themselves: MOCKD_UPDATE_DOCS=1 writes it anew. What stands
/// above the marker is written by hand; what of it can be held against the program is.
/// </summary>
public sealed partial class CommandReferenceTests
{
    private const string Marker = "<!-- generated from the commands; see CONTRIBUTING.md -->";

    private static readonly RootCommand Root = MockdCommand.Create(
        new Terminal(TextWriter.Null, TextWriter.Null, dataIsTerminal: false, colours: false),
        null
    );

    private static string PagePath => Path.Combine(RepositoryRoot(), "docs/reference/cli.md");

    [Fact]
    public void Page_ForEveryCommandAndOption_IsUpToDate()
    {
        var text = File.ReadAllText(PagePath);
        var byHand = text[..(text.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)];
        var wanted = byHand + "\n" + Tables();
        if (Environment.GetEnvironmentVariable("MOCKD_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(PagePath, wanted);
        }

        Assert.Equal(wanted, File.ReadAllText(PagePath));
    }

    [Fact]
    public void Page_OptionNamedAnywhereInTheDocuments_Exists()
    {
        // Of other programs: npm, dotnet, curl, pgbench, docker and the scripts of this repository.
        string[] others = ["--project", "--filter", "--fresh", "--configuration", "--native", "--both", "--detach"];
        var known = All(Root, "mockd")
            .SelectMany(c => c.Command.Options)
            .Select(o => o.Name)
            .Concat(others)
            .ToHashSet();
        var unknown =
            from page in Directory.EnumerateFiles(
                Path.Combine(RepositoryRoot(), "docs"),
                "*.md",
                SearchOption.AllDirectories
            )
            from Match line in CommandLine().Matches(File.ReadAllText(page))
            from Match option in Option().Matches(line.Value)
            where !known.Contains(option.Value)
            select $"{Path.GetFileName(page)}: {option.Value}";
        Assert.Empty(unknown);
    }

    [Fact]
    public void Page_CodesOfErrors_AreThoseOfTheProgram()
    {
        var page = File.ReadAllText(PagePath);
        var codes = typeof(ErrorCodes)
            .GetFields()
            .Select(f => (string)f.GetRawConstantValue()!)
            .Where(code => !page.Contains($"| `{code}` |", StringComparison.Ordinal));
        Assert.Empty(codes);
        Assert.Contains(
            $"{ExitCodes.Success} done, {ExitCodes.Failure} failed, {ExitCodes.Usage} the command line was wrong",
            page.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Page_DefaultsThatItNames_AreThoseOfTheProgram()
    {
        var page = File.ReadAllText(PagePath);
        var start = Root.Subcommands.Single(c => c.Name == "start");
        foreach (var (option, told) in new[] { ("--port", "on port {0}"), ("--admin-port", "on port {0}") })
        {
            var usual = start.Options.Single(o => o.Name == option).GetDefaultValue();
            Assert.Contains(string.Format(null, told, usual), page, StringComparison.Ordinal);
        }
    }

    private static string Tables()
    {
        var page = new StringBuilder();
        foreach (var (path, command) in All(Root, "mockd").Where(c => c.Command.Subcommands.Count == 0))
        {
            page.Append($"\n### `{path}{string.Concat(command.Arguments.Select(Shown))}`\n\n{command.Description}.\n");
            Append(page, command.Arguments.Select(a => (a.Name.ToUpperInvariant(), a.Description)), command.Options);
        }

        page.Append("\n### Every command\n");
        Append(page, [], Root.Options.Where(o => o.Name.StartsWith("--", StringComparison.Ordinal)));
        return page.ToString();
    }

    private static void Append(
        StringBuilder page,
        IEnumerable<(string Name, string? Description)> arguments,
        IEnumerable<Option> options
    )
    {
        var rows = arguments
            .Concat(
                options
                    .Where(o => o.Name is not "--help" and not "--version")
                    .Select(o => (Shown(o), (string?)(o.Description + Default(o))))
            )
            .ToArray();
        if (rows.Length > 0)
        {
            page.Append("\n| | |\n|---|---|\n");
        }

        foreach (var (name, description) in rows)
        {
            page.Append($"| `{name.Replace("|", "\\|", StringComparison.Ordinal)}` | {description} |\n");
        }
    }

    private static string Shown(Argument argument) =>
        argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue
            ? $" [{argument.Name.ToUpperInvariant()}]"
            : " " + argument.Name.ToUpperInvariant();

    private static string Shown(Option option) =>
        string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name))
        + (option.ValueType == typeof(bool) ? "" : " " + (option.HelpName ?? "VALUE"));

    private static string Default(Option option) =>
        option.HasDefaultValue && option.ValueType != typeof(bool) && option.GetDefaultValue() is { } value
            ? $" (default: {(value is Enum ? value.ToString()!.ToLowerInvariant() : value)})"
            : "";

    private static IEnumerable<(string Path, Command Command)> All(Command command, string path) =>
        command.Subcommands.SelectMany(c => All(c, $"{path} {c.Name}")).Prepend((path, command));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Mockd.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the repository is not above the tests");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"(?m)(?<=^|`|\$ )(\./)?mockd [^`\n]*")]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();
}
