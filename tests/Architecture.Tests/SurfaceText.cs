using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests;

/// <summary>What sources show to other assemblies: a line for each public type, and one below it for each public member.</summary>
internal static partial class SurfaceText
{
    private static readonly SyntaxToken End = SyntaxFactory.Token(SyntaxKind.SemicolonToken);

    public static IEnumerable<string> Of(IEnumerable<CompilationUnitSyntax> sources) =>
        sources
            .SelectMany(source => source.DescendantNodes(node => node is not BaseTypeDeclarationSyntax))
            .OfType<MemberDeclarationSyntax>()
            .Where(type => type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && IsOpen(type))
            .Select(type => Lines(type, "").ToArray())
            .OrderBy(lines => lines[0], StringComparer.Ordinal)
            .SelectMany(lines => lines);

    /// <summary>What one list of lines has and the other has not, marked <c>+</c> and <c>-</c>.</summary>
    public static IEnumerable<string> Difference(string[] approved, string[] found) =>
        Missing(approved, found)
            .Select(line => "- " + line)
            .Concat(Missing(found, approved).Select(line => "+ " + line));

    private static IEnumerable<string> Missing(string[] from, string[] other)
    {
        // A line such as a constructor's may stand below several types: it counts below its own type.
        var there = WithTypes(other).ToHashSet();
        return WithTypes(from)
            .Where(line => !there.Contains(line))
            .Select(line => $"{line.Line.Trim()}  [{line.Type}]");
    }

    private static IEnumerable<(string Type, string Line)> WithTypes(string[] lines)
    {
        var type = "";
        foreach (var line in lines)
        {
            type = line.StartsWith(' ') ? type : line;
            yield return (type, line);
        }
    }

    private static IEnumerable<string> Lines(MemberDeclarationSyntax member, string outer)
    {
        if (member is not BaseTypeDeclarationSyntax type)
        {
            return [outer + Flat(Bare(member))];
        }

        var name = outer + NamespaceOf(type) + Head(type);
        var nested = Members(type).Where(m => m is BaseTypeDeclarationSyntax).SelectMany(m => Lines(m, name + " / "));
        var own = Members(type)
            .Where(m => m is not BaseTypeDeclarationSyntax)
            .Select(m => "    " + Flat(Bare(m)))
            .Order(StringComparer.Ordinal);
        return [name, .. own, .. nested];
    }

    private static IEnumerable<MemberDeclarationSyntax> Members(BaseTypeDeclarationSyntax type) =>
        type switch
        {
            EnumDeclarationSyntax words => words.Members,
            InterfaceDeclarationSyntax contract => contract.Members,
            TypeDeclarationSyntax other => other.Members.Where(IsOpen),
            _ => [],
        };

    private static bool IsOpen(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword))
        && !member.Modifiers.Any(SyntaxKind.PrivateKeyword);

    /// <summary>Without what callers do not see: bodies, attributes, first values.</summary>
    private static MemberDeclarationSyntax Bare(MemberDeclarationSyntax member) =>
        member
            .WithAttributeLists([])
            .WithModifiers([.. member.Modifiers.Where(m => !m.IsKind(SyntaxKind.AsyncKeyword))]) switch
        {
            ConstructorDeclarationSyntax c => c.WithInitializer(null)
                .WithBody(null)
                .WithExpressionBody(null)
                .WithSemicolonToken(End),
            BaseMethodDeclarationSyntax m => m.WithBody(null).WithExpressionBody(null).WithSemicolonToken(End),
            PropertyDeclarationSyntax p => p.WithInitializer(null)
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithAccessorList(Accessors(p.AccessorList)),
            IndexerDeclarationSyntax i => i.WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithAccessorList(Accessors(i.AccessorList)),
            FieldDeclarationSyntax f when !f.Modifiers.Any(SyntaxKind.ConstKeyword) => f.WithDeclaration(
                f.Declaration.WithVariables([.. f.Declaration.Variables.Select(v => v.WithInitializer(null))])
            ),
            var other => other,
        };

    private static AccessorListSyntax Accessors(AccessorListSyntax? written)
    {
        var shown = written?.Accessors.Where(a =>
            a.Modifiers.Count == 0 || a.Modifiers.Any(SyntaxKind.ProtectedKeyword)
        );
        return SyntaxFactory.AccessorList([
            .. (shown ?? [SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)]).Select(a =>
                a.WithAttributeLists([]).WithBody(null).WithExpressionBody(null).WithSemicolonToken(End)
            ),
        ]);
    }

    private static string Head(BaseTypeDeclarationSyntax type)
    {
        // A class's parameters may be a private matter of it; its constructors are listed by what they take all the same.
        var (kind, parts) = type switch
        {
            RecordDeclarationSyntax r => (
                $"{r.Keyword} {r.ClassOrStructKeyword}",
                $"{r.TypeParameterList}{r.ParameterList}"
            ),
            TypeDeclarationSyntax t => (t.Keyword.Text, $"{t.TypeParameterList}{t.ParameterList}"),
            _ => ("enum", ""),
        };
        var bases = string.Join(", ", type.BaseList?.Types.Select(b => b.Type.ToString()) ?? []);
        return Flat($"{type.Identifier.Text}{parts}: {type.Modifiers} {kind}{(bases.Length > 0 ? " : " : "")}{bases}");
    }

    private static string NamespaceOf(BaseTypeDeclarationSyntax type) =>
        type.Parent is BaseNamespaceDeclarationSyntax space ? space.Name + "." : "";

    private static string Flat(SyntaxNode node) => Flat(node.WithoutTrivia().NormalizeWhitespace().ToString());

    private static string Flat(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
