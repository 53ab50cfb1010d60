using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>How long and how branched a piece of code is.</summary>
internal static class MethodMeasure
{
    /// <summary>Methods, constructors, operators, accessors and local functions, each measured by itself.</summary>
    public static IEnumerable<SyntaxNode> Methods(SourceFile file) =>
        file
            .Tree.DescendantNodes()
            .Where(node =>
                node
                    is BaseMethodDeclarationSyntax
                        or AccessorDeclarationSyntax { Parent.Parent: not null }
                        or LocalFunctionStatementSyntax
            );

    public static string NameOf(SyntaxNode method) =>
        method switch
        {
            MethodDeclarationSyntax m => m.Identifier.Text,
            ConstructorDeclarationSyntax c => c.Identifier.Text,
            LocalFunctionStatementSyntax f => f.Identifier.Text,
            AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax p } => p.Identifier.Text,
            _ => method.Kind().ToString(),
        };

    public static int Lines(SyntaxNode method)
    {
        var span = method.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    /// <summary>
    /// One more than the decisions. Arms of a switch expression and sections of a switch statement count each, and guards
    /// once more; but the arms of a switch expression that are lines of a table (one constant, or several, and nothing else)
    /// count as one all together: a list of words is read at a glance however long it is. Local functions are measured by
    /// themselves.
    /// </summary>
    public static int Complexity(SyntaxNode method) =>
        1
        + method.DescendantNodes(node => node == method || node is not LocalFunctionStatementSyntax).Count(IsDecision);

    private static bool IsDecision(SyntaxNode node) =>
        node
            is IfStatementSyntax
                or WhileStatementSyntax
                or DoStatementSyntax
                or ForStatementSyntax
                or CommonForEachStatementSyntax
                or SwitchSectionSyntax
                or WhenClauseSyntax
                or CatchClauseSyntax
                or ConditionalExpressionSyntax
        || (node is SwitchExpressionArmSyntax arm && !IsLineOfATable(arm))
        || (node is SwitchExpressionSyntax table && table.Arms.Any(IsLineOfATable))
        || (
            node is BinaryExpressionSyntax binary
            && binary.Kind()
                is SyntaxKind.LogicalAndExpression
                    or SyntaxKind.LogicalOrExpression
                    or SyntaxKind.CoalesceExpression
        );

    private static bool IsLineOfATable(SwitchExpressionArmSyntax arm) =>
        arm.WhenClause is null && arm.Pattern.DescendantNodesAndSelf(IsOfAlternatives).All(IsConstant);

    /// <summary>`or`, parentheses, and the places of a tuple.</summary>
    private static bool IsOfAlternatives(SyntaxNode node) =>
        node
            is BinaryPatternSyntax
                or ParenthesizedPatternSyntax
                or RecursivePatternSyntax { Type: null, PropertyPatternClause: null }
                or PositionalPatternClauseSyntax
                or SubpatternSyntax;

    private static bool IsConstant(SyntaxNode node) =>
        IsOfAlternatives(node) || node is ConstantPatternSyntax or DiscardPatternSyntax;
}
