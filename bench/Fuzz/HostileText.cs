using System.Text;

namespace Mockd.Bench.Fuzz;

/// <summary>Texts that mean harm: nesting, aliases that multiply, circles of references, long names, slow patterns.</summary>
internal static class HostileText
{
    public static byte[] Make(Random random) =>
        Encoding.UTF8.GetBytes(
            random.Next(9) switch
            {
                0 => Repeat(Pick(random, "[", "{\"a\":", "- ", "a:\n", "? ", "&a [", "{a: ", "!!x [", "[{"), random),
                1 => AliasBomb(random),
                2 => Circle(random),
                3 => LongNames(random),
                4 => Head + "\"components\":{\"schemas\":{" + Patterns(random) + "}}}",
                5 => Merges(random),
                6 => Paths(random),
                7 => Chain(random),
                _ => Combinations(random),
            }
        );

    private const string Head = "{\"openapi\":\"3.1.0\",\"paths\":{},";

    private static string Pick(Random random, params string[] texts) => texts[random.Next(texts.Length)];

    private static string Repeat(string part, Random random) =>
        (random.Next(2) == 0 ? "openapi: 3.0.0\npaths:\n  a: " : "")
        + string.Concat(Enumerable.Repeat(part, 1 << random.Next(4, 19)));

    private static string AliasBomb(Random random)
    {
        var (width, levels) = (random.Next(2, 30), random.Next(2, 30));
        var text = new StringBuilder($"a0: &a0 \"{new string('x', 1 << random.Next(0, 16))}\"\n");
        for (var i = 1; i < levels; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", width))}]\n");
        }

        return text + "openapi: 3.0.0\npaths: {}\n";
    }

    private static string Merges(Random random)
    {
        var levels = random.Next(2, 400);
        var text = new StringBuilder("a0: &a0 {x: 1}\n");
        for (var i = 1; i < levels; i++)
        {
            text.Append($"a{i}: &a{i} {{<<: [*a{random.Next(i)}, *a{i - 1}, *a{i - 1}], y{i}: 2}}\n");
        }

        return text + "openapi: 3.0.0\npaths: {}\n";
    }

    private static string Circle(Random random)
    {
        var count = random.Next(1, 60);
        var schemas = Enumerable
            .Range(0, count)
            .Select(i =>
                $"\"S{i}\":{Wrap(random, string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{{\"$ref\":\"#/components/schemas/S{random.Next(count)}\"}}")))}"
            );
        return Head + "\"components\":{\"schemas\":{" + string.Join(',', schemas) + "}}}";
    }

    private static string Wrap(Random random, string references) =>
        random.Next(5) switch
        {
            0 => $"{{\"allOf\":[{references}]}}",
            1 => $"{{\"oneOf\":[{references}],\"discriminator\":{{\"propertyName\":\"x\"}}}}",
            2 => $"{{\"anyOf\":[{references}]}}",
            3 => $"{{\"properties\":{{\"a\":{{\"allOf\":[{references}]}}}}}}",
            _ => references.Contains("},{", StringComparison.Ordinal)
                ? $"{{\"prefixItems\":[{references}]}}"
                : references,
        };

    private static string Chain(Random random)
    {
        var count = random.Next(2, 5000);
        var schemas = Enumerable
            .Range(0, count)
            .Select(i => $"\"S{i}\":{{\"allOf\":[{{\"$ref\":\"#/components/schemas/S{i + 1}\"}}],\"minLength\":1}}");
        return Head + "\"components\":{\"schemas\":{" + string.Join(',', schemas) + "}}}";
    }

    private static string LongNames(Random random)
    {
        var name = new string('n', 1 << random.Next(4, 18));
        var members = Enumerable.Range(0, 1 << random.Next(2, 15)).Select(i => $"\"p{i}\":{{\"$anchor\":\"x{i}\"}}");
        return Head
            + $"\"components\":{{\"schemas\":{{\"R\":{{\"$ref\":\"#y\"}},\"{name}\":{{\"properties\":{{{string.Join(',', members)}}}}}}}}}}}";
    }

    private static string Patterns(Random random)
    {
        var pattern = Pick(
            random,
            "^(a+)+$",
            "(x+x+)+y",
            "(.*)*(.*)*(.*)*$",
            "([a-zA-Z]+)*\\\\d",
            "(",
            "[z-a]",
            "a{99999}"
        );
        var name = new string('a', random.Next(1, 40)) + "!";
        return $"\"A\":{{\"type\":\"string\",\"pattern\":\"{pattern}\",\"patternProperties\":{{\"{pattern}\":{{}}}},\"properties\":{{\"{name}\":{{\"type\":\"string\",\"pattern\":\"{pattern}\"}}}}}}";
    }

    private static string Paths(Random random)
    {
        var count = 1 << random.Next(0, 14);
        var segment = Pick(random, "{a}", "{", "}", "{a}{b}", "%", "%zz", "*", "..", "{a", "a?b#c", "~1", "~");
        var paths = Enumerable
            .Range(0, count)
            .Select(i =>
                $"\"/{string.Join('/', Enumerable.Repeat(segment, random.Next(1, 20)))}/{i % 100}\":{{\"get\":{{\"operationId\":\"x\"}}}}"
            );
        return "{\"openapi\":\"3.0.0\",\"paths\":{" + string.Join(',', paths) + "}}";
    }

    private static string Combinations(Random random)
    {
        var count = random.Next(2, 40);
        var schemas = Enumerable
            .Range(0, count)
            .Select(i =>
                $"\"S{i}\":{{\"{Pick(random, "allOf", "oneOf", "anyOf")}\":[{string.Join(',', Enumerable.Repeat($"{{\"$ref\":\"#/components/schemas/S{i + 1}\"}}", random.Next(2, 9)))}]}}"
            );
        return Head + "\"components\":{\"schemas\":{" + string.Join(',', schemas) + "}}}";
    }
}
