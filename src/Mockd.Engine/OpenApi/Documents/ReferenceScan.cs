using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// Finds the references in a text that lead out of it, by looking for the keyword's bytes: nearly all descriptions are one
/// file, and must not pay for those that are more.
/// </summary>
internal static class ReferenceScan
{
    private const int LongestAddress = 2048;
    private const int MostIds = 100_000;
    private const int MostBases = 4;

    /// <summary>Addresses of other files, each once, in the order of the text; relative to the imported file or absolute.</summary>
    /// <param name="address">Of the file that the text is.</param>
    public static IReadOnlyCollection<string> Outward(ReadOnlySpan<byte> json, string address)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in Values(json, "\"$ref\""u8))
        {
            Add(found, address, reference);
        }

        foreach (var reference in Mapped(json))
        {
            Add(found, address, reference);
        }

        if (found.Count > 0 && AsideScan.Find(json) is { Count: > 0 } aside)
        {
            found.ExceptWith(aside.Select(reference => Addresses.Resolve(address, reference).Address));
        }

        if (found.Count > 0)
        {
            // What an identifier in the text itself names is here already, also by an address relative to the text's own.
            var ids = Values(json, "\"$id\""u8);
            string[] bases = [address, .. Values(json, "\"$self\""u8).Concat(ids).Take(MostBases)];
            var named = bases.Concat(ids.Take(MostIds)).ToHashSet(StringComparer.Ordinal);
            named.UnionWith(
                ids.Take(MostIds).SelectMany(id => bases.Select(from => Addresses.Resolve(from, id).Address))
            );
            found.RemoveWhere(f => bases.Any(from => named.Contains(Addresses.Resolve(from, f).Address)));
        }

        return found;
    }

    private static void Add(HashSet<string> found, string from, string reference)
    {
        var target = Addresses.Resolve(from, reference).Address;
        if (target.Length > 0 && target != from)
        {
            found.Add(target);
        }
    }

    /// <summary>The texts that stand behind a keyword, without those that begin with <c>#</c>.</summary>
    private static List<string> Values(ReadOnlySpan<byte> json, ReadOnlySpan<byte> keyword)
    {
        var values = new List<string>();
        for (var at = 0; json[at..].IndexOf(keyword) is >= 0 and var next; )
        {
            at += next + keyword.Length;
            var rest = json[at..].TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[0] != (byte)':')
            {
                continue;
            }

            rest = rest[1..].TrimStart(" \t\r\n"u8);
            if (rest.Length > 1 && rest[0] == (byte)'"' && rest[1] is not (byte)'#' && Text(rest) is { } text)
            {
                values.Add(text);
            }
        }

        return values;
    }

    /// <summary>What the mappings of discriminators name by file.</summary>
    private static List<string> Mapped(ReadOnlySpan<byte> json)
    {
        var values = new List<string>();
        var keyword = "\"mapping\""u8;
        for (var at = 0; json[at..].IndexOf(keyword) is >= 0 and var next; )
        {
            at += next + keyword.Length;
            var rest = json[at..].TrimStart(" \t\r\n:"u8);
            if (!rest.IsEmpty && rest[0] == (byte)'{')
            {
                AddMapped(values, rest);
            }
        }

        return values;
    }

    private static void AddMapped(List<string> values, ReadOnlySpan<byte> mapping)
    {
        var reader = new Utf8JsonReader(mapping, isFinalBlock: false, default);
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject && reader.CurrentDepth <= 1)
            {
                if (reader.TokenType == JsonTokenType.String && IsFile(reader.ValueSpan))
                {
                    values.Add(reader.GetString()!);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The text is no JSON, or no text there: whoever parses it says so.
        }
    }

    // A mapping may also hold the bare name of a schema, which may have dots.
    private static bool IsFile(ReadOnlySpan<byte> value)
    {
        var hash = value.IndexOf((byte)'#');
        var address = hash < 0 ? value : value[..hash];
        return address.EndsWith(".json"u8) || address.EndsWith(".yaml"u8) || address.EndsWith(".yml"u8);
    }

    private static string? Text(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(
            json[..Math.Min(json.Length, LongestAddress)],
            isFinalBlock: false,
            new JsonReaderState()
        );
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
