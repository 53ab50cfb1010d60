namespace Mockd.Contracts.Rules;

/// <summary>Texts of the key may hold <c>{{expression}}</c>; these are the variables that they see.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TemplateAttribute(params string[] variables) : Attribute
{
    public IReadOnlyList<string> Variables { get; } = variables;

    /// <summary>The members of a row, or what steps set, are variables too, so that an unknown name may still be one.</summary>
    public bool HasMembers { get; init; }
}
