using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Architecture.Tests;

public sealed partial class CodeHabitTests
{
    /// <summary>What runs outside of the test's process, and tells nobody when it is where the test waits for it.</summary>
    private static readonly Dictionary<string, string> MaySleep = new(StringComparer.Ordinal)
    {
        ["bench/Corpus/TwinCall.cs"] = "a limit on the patience with a twin of anybody's description",
        ["bench/Import/FirstAnswer.cs"] = "looks for the first answer of another process",
        ["tests/Cli.Tests/Crashes/CrashLoop.cs"] = "a process is killed at moments that its dice choose",
        ["tests/Cli.Tests/SharedTwinTests.cs"] = "looks for what other processes wrote",
        ["tests/Databases/PostgresServer.cs"] = "looks for a database server that comes up",
        ["tests/Storage.Tests/Postgres/OutageTests.cs"] = "looks for a database server that is back",
        ["tests/Storage.Tests/Postgres/TurnTests.cs"] = "a statement that waits in the database says so to nobody",
    };

    [Fact]
    public void CatchOfEverything_SaysWhyAndDoesSomething()
    {
        var found =
            from file in Repository.Sources
            from clause in file.Tree.DescendantNodes().OfType<CatchClauseSyntax>()
            where CatchesEverything(clause)
            where clause.Block.Statements.Count == 0 || !HasComment(clause)
            select $"{file.FilePath}:{SourceFile.LineOf(clause)}";
        Findings.AreNone(found);
    }

    [Fact]
    public void UnfinishedWork_IsNotLeftBehind()
    {
        var found =
            from file in Repository.AllSources
            where file.Project != "Architecture.Tests"
            let match = Unfinished().Match(file.Text)
            where match.Success
            select $"{file.FilePath}: {match.Value}";
        Findings.AreNone(found);
    }

    [Fact]
    public void StaticField_IsNeverReassigned()
    {
        var found =
            from file in Repository.Sources
            from field in file.Tree.DescendantNodes().OfType<FieldDeclarationSyntax>()
            where field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
            // A thread's own field is shared with nobody.
            where !field.AttributeLists.ToString().Contains("ThreadStatic", StringComparison.Ordinal)
            select $"{file.FilePath}:{SourceFile.LineOf(field)}";
        Findings.AreNone(found);
    }

    [Fact]
    public void Tests_DoNotSleep() =>
        Findings.AreNone(
            Sleeps
                .Where(s => !MaySleep.ContainsKey(s.File))
                .Select(s => $"{s.File}:{s.Line}; wait for what is to happen")
        );

    [Fact]
    public void FileThatMaySleep_InTheList_Sleeps() =>
        Findings.AreNone(MaySleep.Keys.Except(Sleeps.Select(s => s.File), StringComparer.Ordinal));

    private static IEnumerable<(string File, int Line)> Sleeps =>
        from file in Repository.TestSources
        from call in file.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.ToString() is "Thread.Sleep" or "Task.Delay"
        select (file.FilePath, SourceFile.LineOf(call));

    private static bool CatchesEverything(CatchClauseSyntax clause) =>
        (clause.Declaration is null || clause.Declaration.Type.ToString() is "Exception" or "System.Exception")
        && clause.Filter is null;

    private static bool HasComment(CatchClauseSyntax clause) =>
        clause
            .DescendantTrivia()
            .Concat(clause.CatchKeyword.GetPreviousToken().TrailingTrivia)
            .Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia));

    [GeneratedRegex(@"\b(TODO(?!\(#\d+\))|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();
}
