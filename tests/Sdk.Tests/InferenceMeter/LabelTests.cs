using Inference;
using Xunit;

namespace Sdk.Tests.InferenceMeter;

/// <summary>Labels that say what is inferred find nothing; each that says otherwise is found.</summary>
public sealed class LabelTests : IDisposable
{
    private const string Right = """
        document	owners.json
        table	owners	key=id
        table	pets	key=id	parent=owners
        op	GET /owners	owners	list
        op	POST /owners	owners	create
        op	GET /owners/{owner_id}	owners	get
        op	PATCH /owners/{owner_id}	owners	update
        op	DELETE /owners/{owner_id}	owners	delete
        op	GET /owners/{owner_id}/pets	pets	list
        op	POST /owners/{owner_id}/pets	pets	create
        op	GET /owners/{owner_id}/pets/{pet_id}	pets	get
        op	PUT /owners/{owner_id}/pets/{pet_id}	pets	update|upsert
        op	DELETE /owners/{owner_id}/pets/{pet_id}	pets	delete
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-meter-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Labels_ThatSayWhatIsInferred_AreMet()
    {
        var result = await JudgeAsync(Right);

        Assert.Empty(result.Faults);
        Assert.Equal(0, result.Unlabelled);
        Assert.Equal(new Score(10, 10, 10, 10), result.Scores[LabelArea.Actions]);
        Assert.Equal(new Score(9, 9, 9, 9), result.Scores[LabelArea.PlainActions]);
        Assert.Equal(new Score(2, 2, 2, 2), result.Scores[LabelArea.Tables]);
    }

    [Theory]
    [InlineData("table\tpets\tkey=id", "table\tpets\tkey=number", "Keys wrong: pets")]
    [InlineData("parent=owners", "parent=pets", "Parents wrong: pets")]
    [InlineData("/owners\towners\tlist", "/owners\towners\tget", "Actions wrong: GET /owners")]
    [InlineData("/owners\towners\tcreate", "/owners\t-\tnone", "Actions surplus: POST /owners")]
    [InlineData(
        "/owners/{owner_id}\towners\tdelete",
        "/owners/{owner_id}\towners\tverb",
        "Actions wrong: DELETE /owners/{owner_id}"
    )]
    [InlineData("table\towners", "table\tcities\tkey=id\ntable\towners", "Tables missed: cities")]
    [InlineData(
        "document\t",
        "op\tPOST /owners/{owner_id}/feed\towners\tverb\ndocument\t",
        "Actions missed: POST /owners/{owner_id}/feed"
    )]
    [InlineData("document\t", "relation\tpets.owner\towners\ndocument\t", "Relations missed: pets.owner")]
    public async Task Labels_ThatSayOtherwise_AreFound(string right, string wrong, string fault)
    {
        var result = await JudgeAsync(Right.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(result.Faults, f => f.ToString().StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Labels_WithoutATable_LeaveItSurplus()
    {
        var labels = Right
            .Split('\n')
            .Select(l =>
                l.Contains("pets\t", StringComparison.Ordinal) && l.StartsWith("op", StringComparison.Ordinal)
                    ? Generated(l)
                    : l
            );

        var result = await JudgeAsync(
            string.Join('\n', labels.Where(l => !l.StartsWith("table\tpets", StringComparison.Ordinal)))
        );

        Assert.Contains(result.Faults, f => f is { Area: LabelArea.Tables, Kind: "surplus", Subject: "pets" });
        Assert.Equal(new Score(1, 2, 1, 1), result.Scores[LabelArea.Tables]);
    }

    [Fact]
    public void Label_OfUnknownForm_IsRefused() =>
        Assert.Throws<FormatException>(() => LabelFile.Parse("labels", ["tables\towners"]));

    [Fact]
    public void Scope_WithDollar_CoversThePathAlone()
    {
        var file = LabelFile.Parse("labels", ["document\ta.json", "scope\t/repos$", "scope\t/users/"]);

        Assert.True(file.Covers("GET /repos"));
        Assert.False(file.Covers("GET /repos/{id}"));
        Assert.True(file.Covers("GET /users/{id}"));
    }

    private static string Generated(string line) => $"{line.Split('\t')[0]}\t{line.Split('\t')[1]}\t-\tnone";

    private async Task<LabelResult> JudgeAsync(string labels)
    {
        await using var twin = await MeteredTwin.StartAsync(_folder);
        return LabelJudge.Judge(LabelFile.Parse("labels", labels.Split('\n')), twin.Inferred, servedOnly: false);
    }
}
