using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Where a parse stands: the tokens, the names in force, and what was met so far.</summary>
internal sealed class Parsing(Token[] tokens)
{
    private readonly List<(string Name, int Slot)> _locals = [];
    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);
    private int _at;
    private int _nesting;

    public Token Current => tokens[_at];

    public Token Next => tokens[Math.Min(_at + 1, tokens.Length - 1)];

    public int Slots { get; private set; }

    public IEnumerable<string> Variables => _variables.Where(v => v.Value > 0).Select(v => v.Key);

    public HashSet<string> Functions { get; } = new(StringComparer.Ordinal);

    public Token Ahead(int count) => tokens[Math.Min(_at + count, tokens.Length - 1)];

    public Token Take()
    {
        var token = tokens[_at];
        _at = Math.Min(_at + 1, tokens.Length - 1);
        return token;
    }

    public bool TakeIf(string operatorText)
    {
        if (!Current.Is(operatorText))
        {
            return false;
        }

        Take();
        return true;
    }

    public bool TakeIfName(string name)
    {
        if (!Current.IsName(name))
        {
            return false;
        }

        Take();
        return true;
    }

    public Token Expect(string operatorText) =>
        Current.Is(operatorText) ? Take() : throw Fail($"'{operatorText}' is expected, not {Current.Shown}");

    public Token ExpectName(string what) =>
        Current.Kind == TokenKind.Name ? Take() : throw Fail($"{what} is expected, not {Current.Shown}");

    public ExpressionException Fail(string message) => new(message, Current.Column);

    public void Enter()
    {
        if (++_nesting > Limits.Nesting)
        {
            throw Fail("the expression is nested too deeply");
        }
    }

    public void Leave() => _nesting--;

    /// <summary>Refuses a node on so high a tree that evaluating it could use up the stack.</summary>
    public static Node Checked(Node node) =>
        node.Height <= Limits.TreeHeight
            ? node
            : throw new ExpressionException("the expression is too long a chain", node.Column);

    public void Meet(string variable) => _variables[variable] = _variables.GetValueOrDefault(variable) + 1;

    /// <summary>Takes back one meeting: what looked like a variable was the start of a function's name.</summary>
    public void Release(string variable) => _variables[variable] = _variables.GetValueOrDefault(variable) - 1;

    public int NewSlot() => Slots++;

    public void Define(string name, int slot) => _locals.Add((name, slot));

    public void Forget(int count) => _locals.RemoveRange(_locals.Count - count, count);

    public int? FindLocal(string name)
    {
        var at = _locals.FindLastIndex(l => l.Name == name);
        return at < 0 ? null : _locals[at].Slot;
    }
}
