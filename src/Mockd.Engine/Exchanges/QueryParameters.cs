namespace Mockd.Engine.Exchanges;

/// <summary>Decoded name/value pairs of a query or form, in the order sent. Names may repeat.</summary>
public sealed class QueryParameters
{
    public static readonly QueryParameters Empty = new([]);
    private readonly KeyValuePair<string, string>[] _pairs;

    private QueryParameters(KeyValuePair<string, string>[] pairs) => _pairs = pairs;

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    /// <summary>Reads <c>application/x-www-form-urlencoded</c> text (WHATWG URL, section 5.1); broken escapes stay as they are.</summary>
    public static QueryParameters Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return Empty;
        }

        var (pairs, count) = (new KeyValuePair<string, string>[text.Count('&') + 1], 0);
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            pairs[count++] = new(name, equals < 0 ? "" : Decode(pair[(equals + 1)..]));
        }

        return new QueryParameters(count == pairs.Length ? pairs : pairs[..count]);
    }

    /// <summary>The first value with this name; null when there is none.</summary>
    public string? Get(string name)
    {
        foreach (var pair in _pairs)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }

    public IEnumerable<string> GetAll(string name) => _pairs.Where(p => p.Key == name).Select(p => p.Value);

    private static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('+', '%') < 0)
        {
            return text.ToString();
        }

        return Uri.UnescapeDataString(text.Contains('+') ? text.ToString().Replace('+', ' ') : text.ToString());
    }
}
