using System.Collections.Frozen;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>An operator between two operands; a higher precedence binds tighter.</summary>
/// <param name="Operation">Null where the operator is more than a function of two values.</param>
internal sealed record BinaryOperator(string Name, int Precedence, BinaryOperation? Operation, bool ToTheRight = false)
{
    public const int Not = 18;
    public const int Sign = 90;

    private static readonly FrozenDictionary<string, BinaryOperator> All = new BinaryOperator[]
    {
        new("|", 1, null),
        new("||", 10, null),
        new("or", 10, null),
        new("&&", 15, null),
        new("and", 15, null),
        new("==", 20, Relational.Equal),
        new("!=", 20, Relational.NotEqual),
        new("<", 20, Relational.Less),
        new("<=", 20, Relational.LessOrEqual),
        new(">", 20, Relational.Greater),
        new(">=", 20, Relational.GreaterOrEqual),
        new("in", 20, Containment.In),
        new("not in", 20, Containment.NotIn),
        new("matches", 20, null),
        new("contains", 20, Containment.Contains),
        new("startsWith", 20, Containment.StartsWith),
        new("endsWith", 20, Containment.EndsWith),
        new("..", 25, Containment.Range),
        new("+", 30, Arithmetic.Add),
        new("-", 30, Arithmetic.Subtract),
        new("*", 60, Arithmetic.Multiply),
        new("/", 60, Arithmetic.Divide),
        new("%", 60, Arithmetic.Remainder),
        new("^", 100, Arithmetic.Power, true),
        new("**", 100, Arithmetic.Power, true),
        new("??", 500, null),
    }.ToFrozenDictionary(o => o.Name, StringComparer.Ordinal);

    public static BinaryOperator? Find(Token token) =>
        token.Kind is TokenKind.Operator or TokenKind.Name ? All.GetValueOrDefault(token.Text) : null;

    /// <summary>Words that stand between operands: they cannot name a variable.</summary>
    public static bool IsWord(string name) => char.IsLetter(name[0]) && All.ContainsKey(name);

    public static BinaryOperator Named(string name) => All[name];
}
