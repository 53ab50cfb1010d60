namespace Inference;

/// <summary>One thing that differs from the labels.</summary>
/// <param name="Kind"><c>missed</c>, <c>wrong</c> or <c>surplus</c>.</param>
internal sealed record LabelFault(LabelArea Area, string Kind, string Subject, string Detail)
{
    public override string ToString() => $"{Area} {Kind}: {Subject}: {Detail}";
}
