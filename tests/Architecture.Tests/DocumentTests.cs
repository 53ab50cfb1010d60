using System.Reflection;
using System.Text.RegularExpressions;
using Mockd.Contracts.Diagnostics;
using Xunit;

namespace Architecture.Tests;

public sealed partial class DocumentTests
{
    private static readonly IReadOnlyList<string> Documents =
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        .. Repository
            .FilesBelow("docs")
            .Concat(Repository.FilesBelow("twins"))
            .Where(f => f.EndsWith(".md", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Document_PathNamed_Exists()
    {
        var missing =
            from document in Documents
            from Match match in RepositoryPath().Matches(Repository.Text(document))
            let path = match.Groups["path"].Value.TrimEnd('/', '.')
            where !Repository.Exists(path)
            select $"{document}: {path}";
        Findings.AreNone(missing.Distinct());
    }

    [Fact]
    public void Document_LinkToAFile_LeadsToOne()
    {
        var missing =
            from document in Documents
            from Match match in Link().Matches(Repository.Text(document))
            let target = match.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            let folder = Path.GetDirectoryName(document) ?? ""
            where !Repository.Exists(Path.Combine(folder, target))
            select $"{document}: {target}";
        Findings.AreNone(missing.Distinct());
    }

    [Fact]
    public void Document_CommandNamed_Exists()
    {
        var verbs = Repository
            .Sources.Where(file => file.Project == "Mockd.Cli")
            .SelectMany(file => CommandDeclared().Matches(file.Text))
            .Select(match => match.Groups["verb"].Value)
            .Append("help")
            .ToHashSet();
        var unknown =
            from document in Documents
            from Match match in CommandNamed().Matches(Repository.Text(document))
            let verb = match.Groups["verb"].Value
            where !verbs.Contains(verb)
            select $"{document}: mockd {verb}";
        Findings.AreNone(unknown.Distinct());
    }

    [Fact]
    public void DiagnosticCode_IsExplainedInTheErrorsPage()
    {
        var page = Repository.Text("docs/errors.md");
        var codes = typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!)
            .ToArray();
        Assert.NotEmpty(codes);
        Assert.Equal(codes.Length, codes.Distinct().Count());
        Findings.AreNone(codes.Where(code => !page.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public void ErrorsPage_CodeNamed_IsInUse()
    {
        var codes = typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!)
            .ToHashSet();
        Findings.AreNone(
            ErrorCode().Matches(Repository.Text("docs/errors.md")).Select(m => m.Value).Where(c => !codes.Contains(c))
        );
    }

    [Fact]
    public void RuleOfEvidence_IsExplainedInTheInferencePage()
    {
        var page = Repository.Text("docs/reference/inference.md");
        var rules = Repository
            .Sources.SelectMany(file => EvidenceGiven().Matches(file.Text))
            .Select(match => match.Groups["rule"].Value)
            .Distinct()
            .ToArray();
        Assert.True(rules.Length > 20, $"there are {rules.Length}");
        Findings.AreNone(rules.Where(rule => !page.Contains($"| `{rule}` |", StringComparison.Ordinal)));
    }

    // Placeholders such as twins/PROVIDER and globs are not paths.
    [GeneratedRegex(
        @"(?<![\w/.-])(\./)?(?<path>(src|tests|twins|docs|eng|bench|\.ci)/[\w./-]+|mockd\.yaml(?<=^$))(?![\w*<{])"
    )]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:new(?: \w*Command)?|AdminVerb\.Create|\bStep)\(\s*""(?<verb>[a-z]+)""")]
    private static partial Regex CommandDeclared();

    [GeneratedRegex(@"(?m)(^|`|\$ )(\./)?mockd (?<verb>[a-z]+)\b")]
    private static partial Regex CommandNamed();

    [GeneratedRegex(@"new Evidence\(\s*""(?<rule>[a-z-]+)""")]
    private static partial Regex EvidenceGiven();

    [GeneratedRegex(@"\bMK\d{4}\b")]
    private static partial Regex ErrorCode();
}
