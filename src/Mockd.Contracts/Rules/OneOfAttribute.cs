namespace Mockd.Contracts.Rules;

/// <summary>The texts that a key takes, in any case and with any hyphens; of a list each text, of a map each name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Another text is without effect: it is left out with a warning, and no error.</summary>
    public bool IsLenient { get; init; }
}
