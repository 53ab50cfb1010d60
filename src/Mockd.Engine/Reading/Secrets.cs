using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Reading;

/// <summary>Values that came from the environment. Messages name the variable in their place.</summary>
public sealed class Secrets
{
    // A shorter one would also be found in words that have nothing to do with it; it is hidden where it stands alone.
    private const int ShortestAnywhere = 4;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public static Secrets None { get; } = new();

    internal void Add(string name, string value)
    {
        foreach (var form in new[] { value, value.Trim(), Uri.EscapeDataString(value) }.Where(f => f.Length > 0))
        {
            _names.TryAdd(form, name);
        }
    }

    public Diagnostic Hide(Diagnostic diagnostic) =>
        _names.Count == 0
            ? diagnostic
            : diagnostic with
            {
                Message = Hide(diagnostic.Message),
                Suggestion = diagnostic.Suggestion is { } suggestion ? Hide(suggestion) : null,
                Location = diagnostic.Location with { File = Hide(diagnostic.Location.File) },
            };

    public string Hide(string text)
    {
        // The longest first: one value may be a part of another.
        foreach (var (value, name) in _names.OrderByDescending(n => n.Key.Length))
        {
            text =
                value.Length >= ShortestAnywhere
                    ? text.Replace(value, $"${{{name}}}", StringComparison.Ordinal)
                    : text.Replace($"'{value}'", $"'${{{name}}}'", StringComparison.Ordinal);
        }

        return text;
    }
}
