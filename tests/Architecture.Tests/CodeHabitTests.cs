using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Architecture.Tests;

public sealed partial class CodeHabitTests
{
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
    public void Tests_DoNotSleep()
    {
        var found =
            from file in Repository.TestSources
            from call in file.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>()
            where call.Expression.ToString() == "Thread.Sleep"
            select $"{file.FilePath}:{SourceFile.LineOf(call)}";
        Findings.AreNone(found);
    }

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
