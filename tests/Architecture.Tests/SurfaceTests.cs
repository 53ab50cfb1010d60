using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Architecture.Tests;

/// <summary>What each assembly shows to others is a decision, written down in <c>Surface</c>.</summary>
public sealed class SurfaceTests
{
    private const string Update = "MOCKD_UPDATE_SURFACE";

    public static TheoryData<string> Projects => [.. Rooms.ProjectReferences.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_PublicSurface_IsTheApprovedOne(string project)
    {
        var path = $"tests/Architecture.Tests/Surface/{project}.txt";
        var found = SurfaceText
            .Of(Repository.Sources.Where(file => file.Project == project).Select(file => file.Tree))
            .ToArray();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, path), string.Concat(found.Select(line => line + "\n")));
            return;
        }

        var approved = Repository.Exists(path)
            ? Repository.Text(path).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [];
        var difference = SurfaceText.Difference(approved, found).ToArray();
        Assert.True(
            difference.Length == 0,
            $"The public surface of {project} is not the one in {path}:\n{string.Join('\n', difference)}\n"
                + "Make internal what no other project of src uses. To approve the rest, run this test with "
                + $"{Update}=1 and commit the file."
        );
    }

    [Fact]
    public void Surface_OfASource_HasWhatIsOpenAndNothingElse()
    {
        const string source = """
            namespace Shop;

            [Kept]
            public sealed class Till(int size) : ITill
            {
                private readonly int _left = size;
                internal int Hidden => 1;
                public const int Most = 3;
                /// <summary>What is in it.</summary>
                public int Sum { get; private set; } = 4;
                public int Left => _left;
                public void Add(int amount) { Sum += amount; }
                public enum Coin { Cent }
                private sealed class Drawer { public int Depth => 1; }
            }

            internal sealed class Safe { public int Code => 1; }
            """;

        string[] wanted =
        [
            "Shop.Till(int size): public sealed class : ITill",
            "    public const int Most = 3;",
            "    public int Left { get; }",
            "    public int Sum { get; }",
            "    public void Add(int amount);",
            "Shop.Till(int size): public sealed class : ITill / Coin: public enum",
            "    Cent",
        ];
        Assert.Equal(wanted, Surface(source));
    }

    [Fact]
    public void Difference_OfAMovedMember_IsShownBelowBothTypes()
    {
        string[] approved = ["A: public class", "    public int X { get; }", "B: public class"];
        string[] found = ["A: public class", "B: public class", "    public int X { get; }"];

        Assert.Equal(
            ["- public int X { get; }  [A: public class]", "+ public int X { get; }  [B: public class]"],
            SurfaceText.Difference(approved, found)
        );
    }

    private static string[] Surface(string source) =>
        [.. SurfaceText.Of([(CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source).GetRoot()])];
}
