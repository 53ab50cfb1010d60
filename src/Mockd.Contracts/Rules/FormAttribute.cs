namespace Mockd.Contracts.Rules;

/// <summary>What a key's text looks like; of a list each text, of a map each name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormAttribute(TextForm form) : Attribute
{
    public TextForm Form { get; } = form;
}
