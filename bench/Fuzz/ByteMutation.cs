using System.Text;

namespace Mockd.Bench.Fuzz;

/// <summary>Damages a text: bytes changed, parts cut, repeated, moved, and words that readers trip over put in.</summary>
internal static class ByteMutation
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\"$ref\":\"#\"",
            "\"$ref\":\"#/\"",
            "$ref: '#/paths'",
            "\"openapi\":\"3.1.0\",",
            "\"swagger\":\"2.0\",",
            "\\ud800",
            "\\u0000",
            "\u2028",
            "\uFEFF",
            "\0",
            "&a ",
            "*a",
            "<<: *a\n",
            "!!binary ",
            "? ",
            "---\n",
            "...\n",
            "\t",
            "\r",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "|\n",
            ">-\n",
            "1e999",
            "-0",
            "99999999999999999999",
            "null",
            "%TAG ! x\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static byte[] Apply(byte[] source, Random random)
    {
        var text = source.ToList();
        for (var i = random.Next(1, 12); i > 0 && text.Count > 0; i--)
        {
            Change(text, random);
        }

        return [.. text];
    }

    private static void Change(List<byte> text, Random random)
    {
        var at = random.Next(text.Count);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 12)), text.Count - at);
        switch (random.Next(6))
        {
            case 0:
                text[at] = (byte)random.Next(256);
                break;
            case 1:
                text.RemoveRange(at, length);
                break;
            case 2:
                text.InsertRange(at, text.GetRange(at, length));
                break;
            case 3:
                text.InsertRange(random.Next(text.Count), text.GetRange(at, length));
                break;
            case 4:
                text.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            default:
                if (random.Next(8) == 0)
                {
                    text.RemoveRange(at, text.Count - at);
                }
                else
                {
                    text.InsertRange(at, Enumerable.Repeat(Words[random.Next(Words.Length)], 200).SelectMany(w => w));
                }

                break;
        }
    }
}
