namespace Mockd.Engine.Bindings;

/// <summary>Where a binding finds the key of its row.</summary>
internal sealed class KeySource
{
    private readonly string _place;
    private readonly string _name;

    private KeySource(string place, string name)
    {
        _place = place;
        _name = name;
    }

    /// <summary>What errors call the key.</summary>
    public string Name => _name;

    public bool IsPath => _place == "path";

    /// <summary>Reads <c>path.x</c>, <c>query.x</c>, <c>body.x</c>, <c>header.x</c> or <c>only</c>; null when the text is none of them.</summary>
    public static KeySource? Parse(string text) =>
        text.Split('.', 2) is ["only"] ? new KeySource("only", "only")
        : text.Split('.', 2) is [("path" or "query" or "body" or "header") and var place, { Length: > 0 } name]
            ? new KeySource(place, name)
        : null;

    public static KeySource Path(string name) => new("path", name);

    public string? Read(OperationCall call) =>
        _place switch
        {
            "only" => _name,
            "path" => call.Path.Find(_name),
            "query" => call.Request.Query.Get(_name),
            "header" => call.Request.Headers.Get(_name),
            _ => call.Body[_name] is { IsNull: false } value ? value.ToPlainText() : null,
        };
}
