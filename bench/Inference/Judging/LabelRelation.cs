namespace Inference;

/// <summary>A property that names rows of another table.</summary>
/// <param name="Property">Dotted where it stands in an object of the row.</param>
/// <param name="Targets">Tables; each is right.</param>
internal sealed record LabelRelation(string Table, string Property, IReadOnlyList<string> Targets);
