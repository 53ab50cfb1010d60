namespace Mockd.Engine.OpenApi;

/// <summary>The described body of a request.</summary>
public sealed class RequestBody
{
    private volatile Lookup? _last;

    public bool Required { get; init; }

    public required IReadOnlyList<MediaType> Content { get; init; }

    /// <summary>The media type object for a Content-Type header: exact, then wildcard; null when it is not described.</summary>
    public MediaType? Find(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
        {
            return null;
        }

        // The callers of an operation send one type, nearly always.
        if (_last is { } last && last.ContentType == contentType)
        {
            return last.Media;
        }

        var found = Search(contentType);
        _last = new(contentType, found);
        return found;
    }

    private MediaType? Search(string contentType)
    {
        var name = MediaTypeNames.Normalize(contentType);
        return First(m => m.Name == name)
            ?? (MediaTypeNames.IsJson(name) ? JsonKin(name) : null)
            ?? First(m => m.Name.Length > 3 && MediaTypeNames.Covers(m.Name, name))
            ?? First(m => MediaTypeNames.Covers(m.Name, name));
    }

    // Plain JSON sent where a +json type is described is meant as that type, and the other way round.
    private MediaType? JsonKin(string name) =>
        name == "application/json" ? First(m => m.IsJson) : First(m => m.Name == "application/json");

    private MediaType? First(Func<MediaType, bool> condition) => Content.FirstOrDefault(condition);

    private sealed record Lookup(string ContentType, MediaType? Media);
}
