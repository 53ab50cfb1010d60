using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Architecture.Tests;

public sealed class SizeTests
{
    private const int MostLinesOfFile = 400;
    private const int MostLinesOfMethod = 60;
    private const int MostComplexity = 15;
    private const int MostConstructorParameters = 5;
    private const int MostFilesOfFolder = 25;

    [Fact]
    public void Folder_FileCount_IsWithinBounds() =>
        Findings.AreNone(
            from file in Repository.Sources
            group file by Path.GetDirectoryName(file.FilePath) into folder
            where folder.Count() > MostFilesOfFolder
            select $"{folder.Key}: {folder.Count()} files; a room keeps its namespace, its features get folders"
        );

    [Fact]
    public void File_Length_IsWithinBounds() => AssertAllowed("file", FilesTooLong);

    [Fact]
    public void Method_Length_IsWithinBounds() => AssertAllowed("method", MethodsTooLong);

    [Fact]
    public void Method_Complexity_IsWithinBounds() => AssertAllowed("complexity", MethodsTooBranched);

    [Fact]
    public void Constructor_ParameterCount_IsWithinBounds() => AssertAllowed("parameters", ConstructorsTooWide);

    [Fact]
    public void SizeException_Line_IsNeededAndGivesAReason()
    {
        var needed = FilesTooLong
            .Select(found => "file " + found.Place)
            .Concat(MethodsTooLong.Select(found => "method " + found.Place))
            .Concat(MethodsTooBranched.Select(found => "complexity " + found.Place))
            .Concat(ConstructorsTooWide.Select(found => "parameters " + found.Place))
            .ToHashSet();
        Assert.All(SizeExceptions.Lines, line => Assert.True(line.Length == 3 && line[2].Length > 20, line[0]));
        Findings.AreNone(
            SizeExceptions.Lines.Select(line => line[0] + " " + line[1]).Where(line => !needed.Contains(line))
        );
    }

    private static IEnumerable<(string Place, int Size)> FilesTooLong =>
        Repository
            .AllSources.Where(file => file.LineCount > MostLinesOfFile)
            .Select(file => (file.FilePath, file.LineCount));

    private static IEnumerable<(string Place, int Size)> MethodsTooLong =>
        from file in Repository.AllSources
        from method in MethodMeasure.Methods(file)
        let lines = MethodMeasure.Lines(method)
        where lines > MostLinesOfMethod
        select ($"{file.FilePath}#{MethodMeasure.NameOf(method)}", lines);

    private static IEnumerable<(string Place, int Size)> MethodsTooBranched =>
        from file in Repository.AllSources
        from method in MethodMeasure.Methods(file)
        let complexity = MethodMeasure.Complexity(method)
        where complexity > MostComplexity
        select ($"{file.FilePath}#{MethodMeasure.NameOf(method)}", complexity);

    // A record's parameters are its members, not things to be handed in.
    private static IEnumerable<(string Place, int Size)> ConstructorsTooWide =>
        from file in Repository.AllSources
        from list in file.Tree.DescendantNodes().OfType<ParameterListSyntax>()
        where list.Parent is ConstructorDeclarationSyntax or (TypeDeclarationSyntax and not RecordDeclarationSyntax)
        where list.Parameters.Count > MostConstructorParameters
        select ($"{file.FilePath}#{NameOf(list)}", list.Parameters.Count);

    private static string NameOf(ParameterListSyntax list) =>
        list.Parent is TypeDeclarationSyntax type
            ? type.Identifier.Text
            : ((ConstructorDeclarationSyntax)list.Parent!).Identifier.Text;

    private static void AssertAllowed(string rule, IEnumerable<(string Place, int Size)> found) =>
        Findings.AreNone(found.Where(f => !SizeExceptions.Allow(rule, f.Place)).Select(f => $"{f.Place}: {f.Size}"));
}
