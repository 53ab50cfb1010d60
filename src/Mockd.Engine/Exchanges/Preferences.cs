using System.Globalization;

namespace Mockd.Engine.Exchanges;

/// <summary>The wishes of a <c>Prefer</c> header (RFC 7240) that twins know.</summary>
/// <param name="Code">Status of the described response to answer with.</param>
/// <param name="Example">Name of the example to answer with.</param>
public sealed record Preferences(int? Code, string? Example)
{
    public static readonly Preferences None = new(null, null);

    public static Preferences Read(string? header)
    {
        if (header is null)
        {
            return None;
        }

        var read = None;
        foreach (var wish in header.Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            var equals = wish.IndexOf('=');
            if (equals < 0)
            {
                continue;
            }

            // Of a wish that is there twice, the first counts.
            var value = wish[(equals + 1)..].Trim().Trim('"');
            switch (wish[..equals].TrimEnd().ToLowerInvariant())
            {
                case "code" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var code):
                    read = read with { Code = read.Code ?? code };
                    break;
                case "example" when value.Length > 0:
                    read = read with { Example = read.Example ?? value };
                    break;
            }
        }

        return read;
    }
}
