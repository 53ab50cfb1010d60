namespace Mockd.Engine.Expressions;

/// <summary>A piece of a template: plain text, or an expression.</summary>
internal readonly record struct TemplatePart(string Text, Expression? Expression);
