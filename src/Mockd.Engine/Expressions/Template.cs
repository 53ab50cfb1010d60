using System.Text;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>A text with <c>{{expression}}</c> parts. A text that is one part alone gives the value itself, not its text.</summary>
public sealed class Template
{
    private readonly TemplatePart[] _parts;

    private Template(TemplatePart[] parts)
    {
        _parts = parts;
        Variables = Names(e => e.Variables);
        Functions = Names(e => e.Functions);
        Constant = Array.TrueForAll(parts, p => p.Expression is null)
            ? new JsonText(string.Concat(parts.Select(p => p.Text)))
            : null;
    }

    /// <summary>True when the text has no parts.</summary>
    public bool IsConstant => Constant is not null;

    /// <summary>The text of a template without parts.</summary>
    internal JsonText? Constant { get; }

    public IReadOnlyCollection<string> Variables { get; }

    public IReadOnlyCollection<string> Functions { get; }

    /// <exception cref="ExpressionException">A part is not an expression.</exception>
    public static Template Parse(string text) => new(TemplateReader.Read(text));

    public JsonValue Evaluate(Scope scope)
    {
        if (Constant is not null)
        {
            return Constant;
        }

        return _parts is [{ Expression: { } alone }] ? alone.Evaluate(scope) : new JsonText(EvaluateText(scope));
    }

    public string EvaluateText(Scope scope)
    {
        if (Constant is not null)
        {
            return Constant.Value;
        }

        var built = new StringBuilder();
        foreach (var part in _parts)
        {
            built.Append(part.Expression is { } expression ? Plain(expression.Evaluate(scope)) : part.Text);
            if (built.Length > Limits.TextLength)
            {
                throw new ExpressionException($"the text would be longer than {Limits.TextLength} characters", 1);
            }
        }

        return built.ToString();
    }

    /// <inheritdoc cref="Expression.MayRead"/>
    public bool MayRead(string variable, string member) =>
        Array.Exists(_parts, p => p.Expression?.MayRead(variable, member) == true);

    private static string Plain(JsonValue value) => value.IsNull ? "" : value.ToPlainText();

    private string[] Names(Func<Expression, IEnumerable<string>> read) =>
        [.. _parts.Where(p => p.Expression is not null).SelectMany(p => read(p.Expression!)).Distinct()];
}
