namespace Inference;

/// <summary>A table that a person found in a description.</summary>
/// <param name="Keys">Each is right: a property, properties joined by <c>+</c>, or <c>$name</c> for a path parameter that no row shows. Empty: no key is asked for.</param>
/// <param name="Parents">Each is right; empty: the rows stand under no others.</param>
/// <param name="IsOptional">A person could do without it: right when found, no loss when not.</param>
/// <param name="IsSingle">One row, or one for each parent.</param>
internal sealed record LabelTable(
    string Name,
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Parents,
    bool IsOptional,
    bool IsSingle
);
