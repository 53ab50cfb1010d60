namespace Mockd.Engine.Inference;

/// <summary>A property of a table's rows that names or holds rows of another table.</summary>
public sealed record InferredRelation(string Field, string Table, Evidence Evidence);
