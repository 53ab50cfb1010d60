using System.Text.RegularExpressions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Expressions.Functions;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed partial class ReferencePageTests
{
    private static readonly string Page = ReadPage();

    public static TheoryData<string, string> Examples =>
        [.. Example().Matches(Page).Select(m => (m.Groups[1].Value.Trim(), m.Groups[2].Value.Trim()))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OnThePage_GivesWhatIsStated(string expression, string expected) =>
        Assert.Equal(expected, Evaluated.Json(expression, Variables().Match(Page).Groups[1].Value));

    [Fact]
    public void Page_NamesEveryFunctionAndMethod()
    {
        var words = Word().Matches(Page).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(words, BuiltIns.Names.Concat(Methods.Names).ToHashSet());
    }

    private static string ReadPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "docs", "reference", "expressions.md");
            if (File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }

        throw new FileNotFoundException("docs/reference/expressions.md");
    }

    [GeneratedRegex("^([^\n`→]+?) +→ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("```json\n(.+)\n```")]
    private static partial Regex Variables();

    [GeneratedRegex("\\w+")]
    private static partial Regex Word();
}
