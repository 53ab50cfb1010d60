using Mockd.Contracts.Json;
using Xunit;

namespace Sdk.Tests.Running;

/// <summary>An independent schema checker, asked about many values at once.</summary>
internal static class Ajv
{
    private static readonly string Scripts = Path.Combine(Paths.Tests, "conformance");

    /// <returns>For each case true or false by value, or null where the schema was refused.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<bool>?>> JudgeAsync(
        IReadOnlyList<AjvCase> cases,
        CancellationToken cancellation
    )
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Scripts, "node_modules/ajv")),
            "npm ci was not run in tests/Sdk.Tests/conformance, so there is no second opinion"
        );
        using var folder = new TemporaryFolder();
        var (input, output) = (Path.Combine(folder.FullPath, "in.json"), Path.Combine(folder.FullPath, "out.json"));
        var asked = JsonArray.Of(
            cases.Select(c =>
                (JsonValue)JsonObject.Of(("draft", c.Draft), ("schema", c.Schema), ("values", JsonArray.Of(c.Values)))
            )
        );
        await File.WriteAllBytesAsync(input, asked.ToUtf8(), cancellation);
        var (exitCode, said) = await Tool.RunAsync("node", Scripts, [], cancellation, "verdicts.mjs", input, output);
        Assert.True(exitCode == 0, said);
        var verdicts = (JsonArray)JsonValue.Parse(await File.ReadAllBytesAsync(output, cancellation));
        return [.. verdicts.Select(v => v is JsonArray list ? list.Select(IsTrue).ToArray() : null)];
    }

    private static bool IsTrue(JsonValue verdict) => verdict is JsonBoolean { Value: true };
}
