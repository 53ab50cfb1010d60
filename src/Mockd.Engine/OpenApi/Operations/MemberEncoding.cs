namespace Mockd.Engine.OpenApi;

/// <summary>How one member of a form is written.</summary>
internal sealed record MemberEncoding
{
    /// <summary>Such as `application/json`, or several separated by commas; null when the schema decides.</summary>
    public string? ContentType { get; init; }

    /// <summary>Null when it is not said: then brackets and repeated names are read.</summary>
    public string? Style { get; init; }

    public bool Explode { get; init; }

    /// <summary>It is said that the members of the object are members of the form themselves.</summary>
    public bool IsSpread { get; init; }

    public bool IsJson => ContentType is not null && MediaTypeNames.IsJson(MediaTypeNames.Normalize(ContentType));

    /// <summary>What stands between the items of a list; null when each has a pair of its own.</summary>
    public char? Delimiter =>
        Style switch
        {
            "pipeDelimited" => '|',
            "spaceDelimited" => ' ',
            null or "form" when !Explode => ',',
            _ => null,
        };

    /// <summary>Whether a part may be of a type: one of those that are named, or below a range of them.</summary>
    /// <param name="type">Lower case, without parameters.</param>
    public bool Takes(string type) =>
        ContentType!
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(MediaTypeNames.Normalize)
            .Any(named => named == type || MediaTypeNames.Covers(named, type));
}
