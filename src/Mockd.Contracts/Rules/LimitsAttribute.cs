namespace Mockd.Contracts.Rules;

/// <summary>The smallest and largest number that a key takes; of a list or a map, each of its numbers.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LimitsAttribute(double least, double most) : Attribute
{
    public double Least { get; } = least;

    public double Most { get; } = most;

    /// <summary>Such as "from 1 to 255" and "0 or more".</summary>
    public override string ToString() =>
        Most >= int.MaxValue
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Least} or more")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"from {Least} to {Most}");
}
