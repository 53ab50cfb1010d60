using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>Variables and functions that an expression sees; an inner scope hides an outer one's names.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, JsonValue> _variables = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, HostFunction>? _functions;
    private readonly Scope? _outer;

    public Scope(DateTimeOffset now, IReadOnlyDictionary<string, HostFunction>? functions = null)
    {
        Now = now;
        _functions = functions;
    }

    public Scope(Scope outer)
    {
        _outer = outer;
        Now = outer.Now;
        _functions = outer._functions;
    }

    /// <summary>What <c>now</c> and <c>now()</c> answer.</summary>
    public DateTimeOffset Now { get; }

    public IEnumerable<KeyValuePair<string, JsonValue>> Own => _variables;

    public Scope Set(string name, JsonValue value)
    {
        _variables[name] = value;
        return this;
    }

    public JsonValue? Find(string name) => _variables.TryGetValue(name, out var value) ? value : _outer?.Find(name);

    public HostFunction? FindFunction(string name) =>
        _functions is not null && _functions.TryGetValue(name, out var function) ? function : null;
}
