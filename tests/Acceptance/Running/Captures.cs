using System.Text.RegularExpressions;
using Mockd.Contracts.Json;

namespace Acceptance.Tests.Running;

/// <summary>What earlier answers of a spec gave: <c>{{name}}</c> in later requests and answers stands for it.</summary>
internal sealed partial class Captures
{
    private readonly Dictionary<string, JsonValue> _values = [];

    public bool TryGet(string name, out JsonValue? value) => _values.TryGetValue(name, out value);

    public void Set(string name, JsonValue value) => _values[name] = value;

    /// <summary>The text with every known name filled in; unknown ones stay as they are.</summary>
    public string Fill(string text) =>
        Placeholder().Replace(text, m => _values.TryGetValue(m.Groups[1].Value, out var v) ? v.ToPlainText() : m.Value);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
