using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>
/// Variables and functions that an expression sees; an inner scope hides an outer one's names. Used by one thread.
/// </summary>
public sealed class Scope
{
    // A few names are found sooner one by one than by hashing.
    private Variable[] _variables = new Variable[4];
    private int _count;
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

    /// <summary>The variables of this scope alone; those left out are not made either.</summary>
    internal IEnumerable<KeyValuePair<string, JsonValue>> OwnWithout(IReadOnlySet<string> names) =>
        _variables[.._count]
            .Where(v => !names.Contains(v.Name))
            .Select(v => KeyValuePair.Create(v.Name, Find(v.Name)!));

    public Scope Set(string name, JsonValue value) => Put(name, value);

    /// <param name="make">Asked once, and only if some expression reads the variable.</param>
    public Scope Set(string name, Func<JsonValue> make) => Put(name, make);

    public JsonValue? Find(string name)
    {
        var at = IndexOf(name);
        if (at < 0)
        {
            return _outer?.Find(name);
        }

        if (_variables[at].Value is JsonValue value)
        {
            return value;
        }

        var made = ((Func<JsonValue>)_variables[at].Value)();
        _variables[at].Value = made;
        return made;
    }

    public HostFunction? FindFunction(string name) => _functions?.Invoke(name);

    private int IndexOf(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_variables[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private Scope Put(string name, object value)
    {
        var at = IndexOf(name);
        if (at < 0)
        {
            at = _count++;
            if (at == _variables.Length)
            {
                Array.Resize(ref _variables, at * 2);
            }

            _variables[at].Name = name;
        }

        _variables[at].Value = value;
        return this;
    }

    private struct Variable
    {
        public string Name;

        // A value, or the function that makes it when somebody looks: most of what a request offers is never looked at.
        public object Value;
    }
}
