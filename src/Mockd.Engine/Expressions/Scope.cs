using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>
/// Variables and functions that an expression sees; an inner scope hides an outer one's names. Used by one thread.
/// </summary>
public sealed class Scope
{
    // A value, or the function that makes it when somebody looks: most of what a request offers is never looked at.
    private readonly Dictionary<string, object> _variables = new(StringComparer.Ordinal);
    private readonly Func<string, HostFunction?>? _functions;
    private readonly Scope? _outer;

    /// <param name="functions">The function of a name; null when there is none.</param>
    public Scope(DateTimeOffset now, Func<string, HostFunction?>? functions = null)
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

    public IEnumerable<KeyValuePair<string, JsonValue>> Own =>
        _variables.Keys.ToArray().Select(name => KeyValuePair.Create(name, Find(name)!));

    public Scope Set(string name, JsonValue value)
    {
        _variables[name] = value;
        return this;
    }

    /// <param name="make">Asked once, and only if some expression reads the variable.</param>
    public Scope Set(string name, Func<JsonValue> make)
    {
        _variables[name] = make;
        return this;
    }

    public JsonValue? Find(string name)
    {
        if (!_variables.TryGetValue(name, out var known))
        {
            return _outer?.Find(name);
        }

        if (known is JsonValue value)
        {
            return value;
        }

        var made = ((Func<JsonValue>)known)();
        _variables[name] = made;
        return made;
    }

    public HostFunction? FindFunction(string name) => _functions?.Invoke(name);
}
