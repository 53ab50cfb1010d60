namespace Inference;

/// <summary>Which values the parameters of paths have, by the path up to them: the parents that a row is made under.</summary>
/// <param name="Seed">Tells one scope's made-up values from another's.</param>
internal sealed record PathScope(ulong Seed)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public string? this[string prefix]
    {
        get => _values.GetValueOrDefault(prefix);
        set => _values[prefix] = value ?? "";
    }

    public PathScope With(string prefix, string value)
    {
        var copy = new PathScope(Seed).With(this);
        copy._values[prefix] = value;
        return copy;
    }

    /// <summary>With what another says in place of its own.</summary>
    public PathScope With(PathScope other)
    {
        var copy = new PathScope(Seed);
        foreach (var (known, text) in _values.Concat(other._values))
        {
            copy._values[known] = text;
        }

        return copy;
    }
}
