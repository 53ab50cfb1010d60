using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>A C# file, parsed once.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path, string text)
    {
        FilePath = path;
        Text = text;
        Tree = (CompilationUnitSyntax)
            CSharpSyntaxTree
                .ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))
                .GetRoot();
    }

    /// <summary>Relative to the root, with forward slashes.</summary>
    public string FilePath { get; }

    public string Text { get; }

    public CompilationUnitSyntax Tree { get; }

    public int LineCount => Text.AsSpan().Count('\n');

    /// <summary>The folder below <c>src</c>, such as <c>Mockd.Engine</c>.</summary>
    public string Project => FilePath.Split('/')[1];

    /// <summary>The first folder below the project; empty for files beside the project file.</summary>
    public string Room => FilePath.Split('/') is [_, _, var room, _, ..] ? room : "";

    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Tree.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    /// <summary>Namespaces and qualified names that the file mentions, as written.</summary>
    public IEnumerable<string> NamesUsed =>
        Tree.DescendantNodes()
            .OfType<UsingDirectiveSyntax>()
            .Where(u => u.NamespaceOrType is not null)
            .Select(u => u.NamespaceOrType.ToString())
            .Concat(
                Tree.DescendantNodes()
                    .OfType<QualifiedNameSyntax>()
                    .Where(n => n.Parent is not (UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax))
                    .Select(n => n.ToString())
            )
            .Concat(
                Tree.DescendantNodes()
                    .OfType<MemberAccessExpressionSyntax>()
                    .Select(n => n.ToString())
                    .Where(n => n.StartsWith("Mockd.", StringComparison.Ordinal))
            );

    public static SourceFile Read(string path) => new(path, Repository.Text(path));

    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    public override string ToString() => FilePath;
}
