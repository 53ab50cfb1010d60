using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Architecture.Tests;

/// <summary>A layered knob is resolved once: requests see one finished setting and no record of the file.</summary>
public sealed class SettingsTests
{
    private static readonly string[] RoomsThatCompile = ["Imports", "Reading", "Reviews", "Inference", "Compilation"];

    /// <summary>Records of one level, which nothing is laid over, each with what reads it.</summary>
    private static readonly Dictionary<string, string> OneLevel = new()
    {
        ["FaultConfig"] = "the admin plane shows and replaces it whole",
        ["IdempotencyConfig"] = "only the whole twin has it",
        ["MatcherConfig"] = "the criteria of one stub",
        ["SandboxRuleConfig"] = "one way to name a sandbox",
        ["StateConfig"] = "only the whole twin has it, and stores are compared by it",
        ["ValidationConfig"] = "the rules of a table as its author wrote them",
    };

    private static IEnumerable<SourceFile> RequestSources =>
        Repository.Sources.Where(f =>
            f.Project is "Mockd.Engine" or "Mockd.Server" && !RoomsThatCompile.Contains(f.Room)
        );

    [Fact]
    public void ConfigOfAnObject_IsNotReadWhileARequestRuns() =>
        Findings.AreNone(
            from file in RequestSources
            // Looks for damage in the store of a file that nobody serves.
            where !file.FilePath.EndsWith("/StoreChecks.cs", StringComparison.Ordinal)
            from access in file.Tree.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where access.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Config" }
            select $"{file.FilePath}:{SourceFile.LineOf(access)} {access}; put it into a ...Settings"
        );

    [Fact]
    public void RecordOfTheFile_WithSeveralLevels_IsNotKeptForRequests() =>
        Findings.AreNone(
            from file in RequestSources
            from kept in Kept(file)
            let name = kept.Type.TrimEnd('?')
            where name.EndsWith("Config", StringComparison.Ordinal) && !OneLevel.ContainsKey(name)
            select $"{file.FilePath}:{kept.Line} keeps a {name}; take what is needed in the constructor, or a ...Settings"
        );

    [Fact]
    public void RecordOfOneLevel_InTheList_IsKeptSomewhere()
    {
        var kept = RequestSources.SelectMany(Kept).Select(k => k.Type).ToArray();
        Findings.AreNone(
            OneLevel.Keys.Where(name => !Array.Exists(kept, k => k.Contains(name, StringComparison.Ordinal)))
        );
    }

    [Fact]
    public void ChainOfDefaults_StandsWhereThingsAreBuilt() =>
        Findings.AreNone(
            from file in RequestSources
            where file.Room is "Actions" or "Bindings" or "CustomOperations" or "Seeding" or "Stubs" or "Transforms"
            from chain in file.Tree.DescendantNodes().OfType<BinaryExpressionSyntax>()
            where chain.IsKind(SyntaxKind.CoalesceExpression) && chain.Right.IsKind(SyntaxKind.CoalesceExpression)
            where chain.Left is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            where !IsWhereThingsAreBuilt(chain)
            select $"{file.FilePath}:{SourceFile.LineOf(chain)} {chain}; resolve it in a ...Settings"
        );

    /// <summary>Fields, properties and parameters of primary constructors.</summary>
    private static IEnumerable<(string Type, int Line)> Kept(SourceFile file)
    {
        foreach (var node in file.Tree.DescendantNodes())
        {
            var type = node switch
            {
                FieldDeclarationSyntax field => field.Declaration.Type,
                PropertyDeclarationSyntax property => property.Type,
                ParameterSyntax { Parent.Parent: TypeDeclarationSyntax } parameter => parameter.Type,
                _ => null,
            };
            if (type is not null)
            {
                yield return (type.ToString(), SourceFile.LineOf(node));
            }
        }
    }

    private static bool IsWhereThingsAreBuilt(BinaryExpressionSyntax chain) =>
        chain
            .Ancestors()
            .Any(a =>
                a is ConstructorDeclarationSyntax or FieldDeclarationSyntax
                || (a is MethodDeclarationSyntax m && m.ParameterList.Parameters.Any(IsRecordOfTheFile))
            );

    private static bool IsRecordOfTheFile(ParameterSyntax parameter) =>
        parameter.Type?.ToString().TrimEnd('?').EndsWith("Config", StringComparison.Ordinal) == true;
}
