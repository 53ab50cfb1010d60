namespace Mockd.Engine.Exchanges;

/// <summary>The headers of a request; names without regard to case.</summary>
public interface IRequestHeaders
{
    /// <summary>The header's value, several joined by a comma; null when absent.</summary>
    string? Get(string name);

    /// <summary>The header's lines, one value each.</summary>
    IReadOnlyList<string> Lines(string name);

    IEnumerable<KeyValuePair<string, string>> All { get; }
}
