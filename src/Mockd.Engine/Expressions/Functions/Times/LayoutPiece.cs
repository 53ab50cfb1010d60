namespace Mockd.Engine.Expressions.Functions;

/// <summary>A piece of a layout; <paramref name="Net"/> is null where it stands for itself.</summary>
internal readonly record struct LayoutPiece(string Text, string? Net);
